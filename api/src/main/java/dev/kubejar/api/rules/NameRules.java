package dev.kubejar.api.rules;

import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names that are made of several, where upstream tells of the part that is wrong.
///
/// Source: [validation](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation)
public final class NameRules {
    private static final String HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
    private static final Pattern IS_HTTP_PATH = Pattern.compile(HTTP_PATH);
    private static final int MAX_DRIVER_LENGTH = 63;

    private NameRules() {}

    /// `example.com/some/path`
    public static void domainPrefixedPath(String path, String value, Problems problems) {
        if (value.isEmpty()) {
            problems.required(path);
            return;
        }
        int slash = value.indexOf('/');
        if (slash <= 0 || slash == value.length() - 1) {
            problems.invalid(
                    path, value, "must be a domain-prefixed path (such as \"acme.io/foo\")");
            return;
        }
        String domain = value.substring(0, slash);
        String rest = value.substring(slash + 1);
        problems.complaints(path, domain, Names.subdomain(domain));
        if (!IS_HTTP_PATH.matcher(rest).matches()) {
            problems.invalid(
                    path, rest, "Invalid path (regex used for validation is '" + HTTP_PATH + "')");
        }
    }

    /// `www.example.com` or `www.example.com.`: two labels at least.
    public static void domain(String path, String value, Problems problems) {
        if (value.isEmpty()) {
            problems.required(path);
        }
        String name = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
        joined(path, name, Names.subdomain(name), problems);
        if (!name.contains(".")) {
            problems.invalid(
                    path, name, "should be a domain with at least two segments separated by dots");
        }
        for (String label : name.split("\\.", -1)) {
            joined(path, label, Names.label(label), problems);
        }
    }

    private static void joined(
            String path, String value, List<String> complaints, Problems problems) {
        if (!complaints.isEmpty()) {
            problems.invalid(path, value, String.join(",", complaints));
        }
    }

    /// `validate.example.com`: three labels at least.
    public static void fullyQualified(String path, String value, Problems problems) {
        List<String> complaints = Names.subdomain(value);
        if (value.isEmpty()) {
            problems.required(path);
        } else if (!complaints.isEmpty()) {
            problems.invalid(path, value, String.join(",", complaints));
        } else if (value.split("\\.", -1).length < 3) {
            problems.invalid(
                    path,
                    value,
                    "should be a domain with at least three segments separated by dots");
        }
    }

    /// A driver of volumes or devices: `csi.example.com`, at most 63.
    public static void driver(String path, String value, Problems problems) {
        if (value.isEmpty()) {
            problems.required(path);
        }
        if (value.length() > MAX_DRIVER_LENGTH) {
            problems.add(FieldError.tooLong(path, MAX_DRIVER_LENGTH));
        }
        problems.complaints(path, value, Names.subdomain(value.toLowerCase(Locale.ROOT)));
    }
}
