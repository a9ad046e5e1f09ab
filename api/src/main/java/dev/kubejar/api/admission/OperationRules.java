package dev.kubejar.api.admission;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes a rule invalid that says which operations on which resources it speaks of.
final class OperationRules {
    private static final String ANY = "*";
    private static final List<String> OPERATIONS =
            List.of(ANY, "CONNECT", "CREATE", "DELETE", "UPDATE");
    private static final List<String> SCOPES = List.of(ANY, "Cluster", "Namespaced");

    private OperationRules() {}

    static JsonObject defaults(JsonObject rule) {
        return rule.withDefault("scope", ANY);
    }

    static void rule(JsonObject rule, String path, Problems problems) {
        List<String> operations = words(rule, "operations", "operations", path, problems);
        for (int i = 0; i < operations.size(); i++) {
            problems.oneOf(path + ".operations[" + i + "]", operations.get(i), OPERATIONS);
        }
        words(rule, "apiGroups", "API groups", path, problems);
        List<String> versions = words(rule, "apiVersions", "API versions", path, problems);
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).isEmpty()) {
                problems.required(path + ".apiVersions[" + i + "]");
            }
        }
        resources(rule.strings("resources"), path + ".resources", problems);
        problems.oneOf(path + ".scope", rule.string("scope"), SCOPES);
    }

    /// The words of a list that must not be empty and in which `*` stands alone.
    private static List<String> words(
            JsonObject rule, String field, String what, String path, Problems problems) {
        List<String> words = rule.strings(field);
        String at = path + "." + field;
        if (words.isEmpty()) {
            problems.required(at);
        } else if (words.size() > 1 && words.contains(ANY)) {
            problems.invalid(
                    at,
                    JsonArray.ofStrings(words),
                    "if '*' is present, must not specify other " + what);
        }
        return words;
    }

    private static void resources(List<String> resources, String path, Problems problems) {
        if (resources.isEmpty()) {
            problems.required(path);
        }
        var wholeResources = new HashSet<String>();
        var wholeSubresources = new HashSet<String>();
        for (int i = 0; i < resources.size(); i++) {
            String name = resources.get(i);
            String at = path + "[" + i + "]";
            if (name.isEmpty()) {
                problems.required(at);
            } else if (name.contains("/")) {
                subresource(name, at, wholeResources, wholeSubresources, problems);
            }
        }
        if (resources.size() > 1 && resources.contains("*/*")) {
            problems.invalid(
                    path,
                    JsonArray.ofStrings(resources),
                    "if '*/*' is present, must not specify other resources");
        }
        if (resources.contains(ANY) && endsWithoutSubresource(resources)) {
            problems.invalid(
                    path,
                    JsonArray.ofStrings(resources),
                    "if '*' is present, must not specify other resources without subresources");
        }
    }

    /// Upstream looks at the last name without a subresource alone.
    private static boolean endsWithoutSubresource(List<String> resources) {
        List<String> plain =
                resources.stream().filter(it -> !it.isEmpty() && !it.contains("/")).toList();
        return !plain.isEmpty() && !plain.getLast().equals(ANY);
    }

    private static void subresource(
            String name,
            String path,
            Set<String> wholeResources,
            Set<String> wholeSubresources,
            Problems problems) {
        int slash = name.indexOf('/');
        String resource = name.substring(0, slash);
        String part = name.substring(slash + 1);
        if (wholeResources.contains(resource)) {
            problems.invalid(path, name, present(resource + "/*", name));
        }
        if (wholeSubresources.contains(part)) {
            problems.invalid(path, name, present("*/" + part, name));
        }
        if (part.equals(ANY)) {
            wholeResources.add(resource);
        }
        if (resource.equals(ANY)) {
            wholeSubresources.add(part);
        }
    }

    private static String present(String one, String other) {
        return "if '" + one + "' is present, must not specify " + other;
    }
}
