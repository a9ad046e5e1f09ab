package dev.kubejar.api.rules;

import dev.kubejar.api.name.Names;
import java.util.regex.Pattern;

/// What makes a path with a domain before it, such as `example.com/team/controller`, invalid.
public final class DomainPathRules {
    private static final String PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
    private static final Pattern IS_PATH = Pattern.compile(PATH);

    private DomainPathRules() {}

    public static void problems(String value, String path, Problems problems) {
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
        problems.complaints(path, domain, Names.subdomain(domain));
        String rest = value.substring(slash + 1);
        if (!IS_PATH.matcher(rest).matches()) {
            problems.invalid(
                    path, rest, "Invalid path (regex used for validation is '" + PATH + "')");
        }
    }
}
