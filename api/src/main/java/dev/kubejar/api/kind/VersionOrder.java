package dev.kubejar.api.kind;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The order of a group's versions, most stable and newest first.
///
/// Source: [version
/// priority](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority)
public final class VersionOrder {
    private static final Pattern VERSION =
            Pattern.compile("v(\\d{1,9})(?:(alpha|beta)(\\d{1,9}))?");

    /// v2, v1, v1beta2, v1beta1, v1alpha1, and then what has another form by name.
    public static final Comparator<String> BY_STABILITY =
            Comparator.comparingInt(VersionOrder::stability)
                    .thenComparing(
                            Comparator.<String>comparingInt(version -> number(version, 1))
                                    .reversed())
                    .thenComparing(
                            Comparator.<String>comparingInt(version -> number(version, 3))
                                    .reversed())
                    .thenComparing(Comparator.naturalOrder());

    private VersionOrder() {}

    private static int stability(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return 3;
        }
        String word = matcher.group(2);
        return word == null ? 0 : word.equals("beta") ? 1 : 2;
    }

    private static int number(String version, int group) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches() && matcher.group(group) != null
                ? Integer.parseInt(matcher.group(group))
                : 0;
    }
}
