package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What makes one rule of a FlowSchema invalid: who asks for what.
final class FlowRules {
    private static final String ANY = "*";
    private static final List<String> SUBJECTS = List.of("Group", "ServiceAccount", "User");
    private static final List<String> VERBS =
            List.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "proxy",
                    "update",
                    "watch");

    private FlowRules() {}

    static void rule(JsonObject rule, String path, Problems problems) {
        List<JsonObject> subjects = rule.objects("subjects");
        if (subjects.isEmpty()) {
            problems.required(path + ".subjects", "subjects must contain at least one value");
        }
        for (int i = 0; i < subjects.size(); i++) {
            subject(subjects.get(i), path + ".subjects[" + i + "]", problems);
        }
        List<JsonObject> resources = rule.objects("resourceRules");
        List<JsonObject> urls = rule.objects("nonResourceRules");
        if (resources.isEmpty() && urls.isEmpty()) {
            problems.required(
                    path, "at least one of resourceRules and nonResourceRules has to be non-empty");
        }
        for (int i = 0; i < resources.size(); i++) {
            resources(resources.get(i), path + ".resourceRules[" + i + "]", problems);
        }
        for (int i = 0; i < urls.size(); i++) {
            urls(urls.get(i), path + ".nonResourceRules[" + i + "]", problems);
        }
    }

    // ---- who

    private static void subject(JsonObject subject, String path, Problems problems) {
        String kind = subject.string("kind");
        if (!SUBJECTS.contains(kind)) {
            problems.oneOf(path + ".kind", kind, SUBJECTS);
            return;
        }
        String own = field(kind);
        Optional<JsonObject> who = subject.findObject(own);
        if (who.isEmpty()) {
            problems.required(
                    path + "." + own, own + " is required when subject kind is '" + kind + "'");
        } else if (kind.equals("ServiceAccount")) {
            serviceAccount(who.get(), path + "." + own, problems);
        } else if (who.get().string("name").isEmpty()) {
            problems.required(path + "." + own + ".name");
        }
        for (String other : List.of("ServiceAccount", "User", "Group")) {
            if (!other.equals(kind) && subject.has(field(other))) {
                problems.forbidden(
                        path + "." + field(other),
                        field(other) + " is forbidden when subject kind is not '" + other + "'");
            }
        }
    }

    private static String field(String kind) {
        return Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
    }

    private static void serviceAccount(JsonObject account, String path, Problems problems) {
        String name = account.string("name");
        String namespace = account.string("namespace");
        problems.requiredName(
                path + ".name", name, name.equals(ANY) ? List.of() : Names.subdomain(name));
        if (namespace.isEmpty()) {
            problems.required(path + ".namespace", "must specify namespace for service account");
        } else {
            problems.complaints(path + ".namespace", namespace, Names.label(namespace));
        }
    }

    // ---- what

    private static void urls(JsonObject rule, String path, Problems problems) {
        verbs(rule.strings("verbs"), path + ".verbs", problems);
        String at = path + ".nonResourceURLs";
        List<String> urls = rule.strings("nonResourceURLs");
        if (urls.isEmpty()) {
            problems.required(at, "nonResourceURLs must contain at least one value");
        } else if (urls.contains(ANY)) {
            alone(urls, at, "non-resource URLs", problems);
        } else {
            for (int i = 0; i < urls.size(); i++) {
                String one = at + "[" + i + "]";
                String url = urls.get(i);
                urlProblem(url).ifPresent(why -> problems.invalid(one, url, why));
            }
        }
    }

    private static Optional<String> urlProblem(String url) {
        if (url.isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (!url.startsWith("/")) {
            return Optional.of("must start with slash");
        }
        if (url.contains(" ")) {
            return Optional.of("must not contain white-space");
        }
        if (url.contains("//")) {
            return Optional.of("must not contain double slash");
        }
        int wildcard = url.indexOf('*');
        boolean suffix = url.endsWith("/*") && wildcard == url.length() - 1;
        return wildcard >= 0 && !suffix
                ? Optional.of("wildcard can only do suffix matching")
                : Optional.empty();
    }

    private static void resources(JsonObject rule, String path, Problems problems) {
        verbs(rule.strings("verbs"), path + ".verbs", problems);
        List<String> groups = rule.strings("apiGroups");
        if (groups.isEmpty()) {
            problems.required(
                    path + ".apiGroups", "resource rules must supply at least one api group");
        }
        alone(groups, path + ".apiGroups", "api groups", problems);
        List<String> resources = rule.strings("resources");
        if (resources.isEmpty()) {
            problems.required(
                    path + ".resources", "resource rules must supply at least one resource");
        }
        alone(resources, path + ".resources", "resources", problems);
        namespaces(rule, path + ".namespaces", problems);
    }

    private static void namespaces(JsonObject rule, String path, Problems problems) {
        List<String> namespaces = rule.strings("namespaces");
        if (namespaces.isEmpty() && !rule.bool("clusterScope")) {
            problems.required(
                    path,
                    "resource rules that are not cluster scoped must supply at least one"
                            + " namespace");
        } else if (namespaces.contains(ANY)) {
            alone(namespaces, path, "namespaces", problems);
        } else {
            for (int i = 0; i < namespaces.size(); i++) {
                for (String why : Names.label(namespaces.get(i))) {
                    problems.invalid(
                            path + "[" + i + "]",
                            namespaces.get(i),
                            "each member of this list must be '*' or a DNS-1123 label; " + why);
                }
            }
        }
    }

    private static void verbs(List<String> verbs, String path, Problems problems) {
        if (verbs.isEmpty()) {
            problems.required(path, "verbs must contain at least one value");
        } else if (verbs.contains(ANY)) {
            alone(verbs, path, "verbs", problems);
        } else if (!VERBS.containsAll(verbs)) {
            problems.add(FieldError.notSupported(path, JsonArray.ofStrings(verbs), VERBS));
        }
    }

    private static void alone(List<String> words, String path, String what, Problems problems) {
        if (words.size() > 1 && words.contains(ANY)) {
            problems.invalid(
                    path,
                    JsonArray.ofStrings(words),
                    "if '*' is present, must not specify other " + what);
        }
    }
}
