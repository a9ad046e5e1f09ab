package dev.kubejar.api.name;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What upstream says of a name: each function lists its complaints, none for a good name.
///
/// Source: [validation](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation)
public final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String UNDERSCORED_LABEL = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String UNDERSCORED_SUBDOMAIN =
            UNDERSCORED_LABEL + "(\\." + UNDERSCORED_LABEL + ")*";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + QUALIFIED + ")?";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";
    private static final String PERCENT = "[0-9]+%";

    private static final Pattern ONE_LABEL = Pattern.compile(LABEL);
    private static final Pattern ONE_UNDERSCORED_LABEL = Pattern.compile(UNDERSCORED_LABEL);

    private static final Rule IS_LABEL =
            Rule.of(
                    LABEL,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
                            + " or '-', and must start and end with an alphanumeric character",
                    "my-name",
                    "123-abc");
    private static final Rule IS_SUBDOMAIN =
            Rule.of(
                    Names::isLabels,
                    SUBDOMAIN,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-' or '.', and must start and end with an alphanumeric"
                            + " character",
                    "example.com");
    private static final Rule IS_SUBDOMAIN_WITH_UNDERSCORE =
            Rule.of(
                    Names::isUnderscoredLabels,
                    UNDERSCORED_SUBDOMAIN,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-', '_' or '.', and must start and end with an"
                            + " alphanumeric character",
                    "example.com");
    private static final Rule IS_LABEL_1035 =
            Rule.of(
                    LABEL_1035,
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-',"
                            + " start with an alphabetic character, and end with an alphanumeric"
                            + " character",
                    "my-name",
                    "abc-123");
    private static final Rule IS_QUALIFIED =
            Rule.of(
                    QUALIFIED,
                    "must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                            + " end with an alphanumeric character",
                    "MyName",
                    "my.name",
                    "123-abc");
    private static final Rule IS_LABEL_VALUE =
            Rule.of(
                    LABEL_VALUE,
                    "a valid label must be an empty string or consist of alphanumeric characters,"
                            + " '-', '_' or '.', and must start and end with an alphanumeric"
                            + " character",
                    "MyValue",
                    "my_value",
                    "12345");
    private static final Rule IS_CONFIG_KEY =
            Rule.of(
                    CONFIG_KEY,
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                    "key.name",
                    "KEY_NAME",
                    "key-name");
    private static final Rule IS_PERCENT =
            Rule.of(
                    PERCENT,
                    "a valid percent string must be a numeric string followed by an ending '%'",
                    "1%",
                    "93%");
    private static final Rule IS_WILDCARD_SUBDOMAIN =
            Rule.of(
                    text -> text.startsWith("*.") && isLabels(text.substring(2)),
                    "\\*\\." + SUBDOMAIN,
                    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS"
                            + " subdomain, which must consist of lower case alphanumeric"
                            + " characters, '-' or '.' and end with an alphanumeric character",
                    "*.example.com");
    private static final Pattern PORT_CHARACTERS = Pattern.compile("[-a-z0-9]+");
    private static final Pattern HAS_LETTER = Pattern.compile(".*[a-z].*");

    private Names() {}

    /// A test and what to say of a text that fails it.
    private record Rule(Predicate<String> isGood, String complaint) {
        static Rule of(String regex, String words, String... examples) {
            return of(Pattern.compile(regex).asMatchPredicate(), regex, words, examples);
        }

        static Rule of(Predicate<String> isGood, String regex, String words, String... examples) {
            var all = new StringBuilder(words).append(" (e.g. ");
            for (int i = 0; i < examples.length; i++) {
                all.append(i > 0 ? " or " : "").append('\'').append(examples[i]).append("', ");
            }
            all.append("regex used for validation is '").append(regex).append("')");
            return new Rule(isGood, all.toString());
        }

        List<String> complaints(String text, int maxLength) {
            var complaints = new ArrayList<String>(0);
            if (text.length() > maxLength) {
                complaints.add(tooLong(maxLength));
            }
            if (!isGood.test(text)) {
                complaints.add(complaint);
            }
            return complaints;
        }
    }

    /// Label by label: Java's matcher recurses on [#SUBDOMAIN], which a long text would turn
    /// against us.
    private static boolean isLabels(String text) {
        return Stream.of(text.split("\\.", -1)).allMatch(ONE_LABEL.asMatchPredicate());
    }

    private static boolean isUnderscoredLabels(String text) {
        return Stream.of(text.split("\\.", -1)).allMatch(ONE_UNDERSCORED_LABEL.asMatchPredicate());
    }

    private static String tooLong(int maxLength) {
        return "must be no more than " + maxLength + " bytes";
    }

    /// `web-1`, at most 63.
    public static List<String> label(String name) {
        return IS_LABEL.complaints(name, 63);
    }

    /// `web.example.com`, at most 253.
    public static List<String> subdomain(String name) {
        return IS_SUBDOMAIN.complaints(name, 253);
    }

    /// A subdomain whose labels may begin with or contain an underscore, such as `_http._tcp.web`.
    public static List<String> subdomainWithUnderscore(String name) {
        return IS_SUBDOMAIN_WITH_UNDERSCORE.complaints(name, 253);
    }

    /// `*.example.com`, at most 253.
    public static List<String> wildcardSubdomain(String name) {
        return IS_WILDCARD_SUBDOMAIN.complaints(name, 253);
    }

    /// A label that begins with a letter, as services are named.
    public static List<String> label1035(String name) {
        return IS_LABEL_1035.complaints(name, 63);
    }

    /// Anything that can stand between two slashes of a URL's path.
    public static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        return Stream.of("/", "%")
                .filter(name::contains)
                .map(character -> "may not contain '" + character + "'")
                .toList();
    }

    /// `example.com/Name` or `name`: keys of labels and annotations, resources, finalizers.
    public static List<String> qualified(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length > 2) {
            return List.of(
                    "a qualified name "
                            + IS_QUALIFIED.complaint()
                            + " with an optional DNS subdomain prefix and '/' (e.g."
                            + " 'example.com/MyName')");
        }
        var complaints = new ArrayList<String>(0);
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                complaints.add("prefix part must be non-empty");
            } else {
                subdomain(parts[0]).forEach(one -> complaints.add("prefix part " + one));
            }
        }
        String last = parts[parts.length - 1];
        if (last.isEmpty()) {
            complaints.add("name part must be non-empty");
        }
        IS_QUALIFIED.complaints(last, 63).forEach(one -> complaints.add("name part " + one));
        return complaints;
    }

    /// A label's value, which may be empty.
    public static List<String> labelValue(String value) {
        return IS_LABEL_VALUE.complaints(value, 63);
    }

    /// A key of a ConfigMap or Secret, which becomes a file name.
    public static List<String> configKey(String key) {
        List<String> complaints = IS_CONFIG_KEY.complaints(key, 253);
        return withDotComplaints(complaints, key);
    }

    private static List<String> withDotComplaints(List<String> complaints, String text) {
        if (text.equals(".") || text.equals("..")) {
            complaints.add("must not be '" + text + "'");
        } else if (text.startsWith("..")) {
            complaints.add("must not start with '..'");
        }
        return complaints;
    }

    /// `25%`
    public static List<String> percent(String text) {
        return IS_PERCENT.complaints(text, Integer.MAX_VALUE);
    }

    /// The name of a port: `http`, at most 15.
    public static List<String> port(String name) {
        var complaints = new ArrayList<String>(0);
        if (name.length() > 15) {
            complaints.add("must be no more than 15 characters");
        }
        if (!PORT_CHARACTERS.matcher(name).matches()) {
            complaints.add(
                    "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!HAS_LETTER.matcher(name).matches()) {
            complaints.add("must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            complaints.add("must not contain consecutive hyphens");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            complaints.add("must not begin or end with a hyphen");
        }
        return complaints;
    }

    /// The name of an environment variable: printable ASCII but for `=`.
    public static List<String> envVar(String name) {
        if (name.isEmpty()) {
            return List.of("environment variable name must be non-empty");
        }
        return name.chars().allMatch(it -> it >= ' ' && it <= '~' && it != '=')
                ? List.of()
                : List.of(
                        "a valid environment variable name must consist only of printable ASCII"
                                + " characters other than '='");
    }

    /// The number of a port.
    public static List<String> port(long number) {
        return number >= 1 && number <= 65535
                ? List.of()
                : List.of("must be between 1 and 65535, inclusive");
    }
}
