package dev.kubejar.apiserver.cel.function;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version such as `1.2.3-rc.1+build.5`. What is built from it counts for nothing when two are
/// compared.
///
/// Source: [semver](https://pkg.go.dev/github.com/blang/semver/v4)
///
/// @param preRelease its parts; none for a release, which comes after all of them
record SemanticVersion(
        long major, long minor, long patch, List<String> preRelease, List<String> build)
        implements Comparable<SemanticVersion> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]+");

    /// A text that is no version; the message is upstream's.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    static SemanticVersion parse(String text) throws MalformedException {
        if (text.isEmpty()) {
            throw new MalformedException("Version string empty");
        }
        String[] parts = text.split("\\.", 3);
        if (parts.length != 3) {
            throw new MalformedException("No Major.Minor.Patch elements found");
        }
        long major = number("Major", parts[0]);
        long minor = number("Minor", parts[1]);
        String patch = parts[2];
        List<String> build = List.of();
        int plus = patch.indexOf('+');
        if (plus >= 0) {
            build = words("build meta data", patch.substring(plus + 1), false);
            patch = patch.substring(0, plus);
        }
        List<String> preRelease = List.of();
        int dash = patch.indexOf('-');
        if (dash >= 0) {
            preRelease = words("prerelease", patch.substring(dash + 1), true);
            patch = patch.substring(0, dash);
        }
        return new SemanticVersion(major, minor, number("Patch", patch), preRelease, build);
    }

    /// Without a leading `v` and leading zeros, minor and patch added where they are missing.
    static SemanticVersion parseLoosely(String text) throws MalformedException {
        String plain = text.startsWith("v") ? text.substring(1) : text;
        String[] parts = plain.split("\\.", 3);
        if (parts.length < 3 && parts[parts.length - 1].matches(".*[+-].*")) {
            throw new MalformedException("short version cannot contain PreRelease/Build meta data");
        }
        var full = new String[] {"0", "0", "0"};
        for (int i = 0; i < parts.length; i++) {
            full[i] = parts[i].replaceFirst("^0+(?=[0-9])", "");
        }
        return parse(String.join(".", full));
    }

    private static long number(String name, String text) throws MalformedException {
        if (!NUMBER.matcher(text).matches()) {
            throw new MalformedException(
                    "Invalid character(s) found in "
                            + name.toLowerCase(Locale.ROOT)
                            + " number \""
                            + text
                            + "\"");
        }
        if (text.length() > 1 && text.startsWith("0")) {
            throw new MalformedException(
                    name + " number must not contain leading zeroes \"" + text + "\"");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) { // too long
            throw new MalformedException(
                    "strconv.ParseUint: parsing \"" + text + "\": value out of range");
        }
    }

    private static List<String> words(String kind, String text, boolean noLeadingZeros)
            throws MalformedException {
        List<String> words = List.of(text.split("\\.", -1));
        for (String word : words) {
            if (word.isEmpty()) {
                throw new MalformedException(
                        noLeadingZeros ? "Prerelease is empty" : "Build meta data is empty");
            }
            if (!WORD.matcher(word).matches()) {
                throw new MalformedException(
                        "Invalid character(s) found in " + kind + " \"" + word + "\"");
            }
            if (noLeadingZeros && word.matches("0[0-9]+")) {
                throw new MalformedException(
                        "Numeric PreRelease version must not contain leading zeroes \""
                                + word
                                + "\"");
            }
        }
        return words;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int byNumbers =
                major != other.major
                        ? Long.compare(major, other.major)
                        : minor != other.minor
                                ? Long.compare(minor, other.minor)
                                : Long.compare(patch, other.patch);
        if (byNumbers != 0) {
            return byNumbers;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return comparePreReleases(other);
    }

    private int comparePreReleases(SemanticVersion other) {
        int common = Math.min(preRelease.size(), other.preRelease.size());
        for (int i = 0; i < common; i++) {
            int order = compareWords(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /// Numbers by value and before words.
    private static int compareWords(String left, String right) {
        boolean leftNumber = NUMBER.matcher(left).matches();
        boolean rightNumber = NUMBER.matcher(right).matches();
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        if (leftNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return Integer.signum(left.compareTo(right));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SemanticVersion that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(major, minor, patch, preRelease);
    }
}
