package dev.kubejar.api.resource;

import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How devices, their properties and their pools are named, and lists of names.
final class DeviceNames {
    private static final int MAX_ID = 32;
    private static final int MAX_POOL = 253;
    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern IS_IDENTIFIER = Pattern.compile(IDENTIFIER);
    private static final String BAD_REFERENCE =
            "must be the name of a request in the claim or the name of a request and a subrequest"
                    + " separated by '/'";

    private DeviceNames() {}

    /// `name` or `example.com/name`: the name of a property.
    static void qualified(String name, String path, Problems problems) {
        String[] parts = name.split("/", -1);
        if (parts.length == 1) {
            identifier(parts[0], path, problems);
        } else if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                problems.invalid(path, "", "the domain must not be empty");
            } else {
                NameRules.driver(path, parts[0], problems);
            }
            if (parts[1].isEmpty()) {
                problems.invalid(path, "", "the name must not be empty");
            } else {
                identifier(parts[1], path, problems);
            }
        }
    }

    /// `example.com/name`
    static void fullyQualified(String name, String path, Problems problems) {
        qualified(name, path, problems);
        if (!name.contains("/")) {
            problems.invalid(
                    path,
                    name,
                    "a fully qualified name must be a domain and a name separated by a slash");
        }
    }

    private static void identifier(String name, String path, Problems problems) {
        if (name.length() > MAX_ID) {
            problems.add(FieldError.tooLong(path, MAX_ID));
        }
        if (!IS_IDENTIFIER.matcher(name).matches()) {
            problems.invalid(
                    path,
                    name,
                    "a valid C identifier must start with alphabetic character or '_', followed by"
                            + " a string of alphanumeric characters or '_' (e.g. 'my_name',  or"
                            + " 'MY_NAME',  or 'MyName', regex used for validation is '"
                            + IDENTIFIER
                            + "')");
        }
    }

    /// `node-1/gpus`
    static void pool(String name, String path, Problems problems) {
        if (name.isEmpty()) {
            problems.required(path);
            return;
        }
        if (name.length() > MAX_POOL) {
            problems.add(FieldError.tooLong(path, MAX_POOL));
        }
        for (String part : name.split("/", -1)) {
            problems.complaints(path, part, Names.subdomain(part));
        }
    }

    /// Names of requests; each must be among `known`.
    static void references(
            List<String> names, String path, int max, Set<String> known, Problems problems) {
        if (tooMany(names, path, max, problems)) {
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            reference(names.get(i), path + "[" + i + "]", known, problems);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                problems.duplicate(path + "[" + i + "]", names.get(i));
            }
        }
    }

    static void reference(String name, String path, Set<String> known, Problems problems) {
        String[] segments = name.split("/", -1);
        if (segments.length > 2) {
            problems.invalid(path, name, BAD_REFERENCE);
            return;
        }
        for (String segment : segments) {
            problems.complaints(path, segment, Names.label(segment));
        }
        if (!known.contains(name)) {
            problems.invalid(path, name, BAD_REFERENCE);
        }
    }

    /// Whether a list is too long to look at, which is told.
    static boolean tooMany(List<?> list, String path, int max, Problems problems) {
        if (list.size() > max) {
            problems.add(FieldError.tooMany(path, list.size(), max));
            return true;
        }
        return false;
    }
}
