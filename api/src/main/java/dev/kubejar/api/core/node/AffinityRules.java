package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import java.util.HashSet;
import java.util.List;

/// What makes a pod's wishes for nodes, and for or against the company of other pods, invalid.
public final class AffinityRules {
    static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
    private static final String NO_SELECTOR = "must not be specified when labelSelector is not set";

    private AffinityRules() {}

    public static void problems(JsonObject affinity, String path, Problems problems) {
        JsonObject node = affinity.object("nodeAffinity");
        String nodePath = path + ".nodeAffinity.";
        node.findObject(REQUIRED)
                .ifPresent(it -> NodeSelectorRules.problems(it, nodePath + REQUIRED, problems));
        preferredNodes(node.objects(PREFERRED), nodePath + PREFERRED, problems);
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            pods(affinity.object(kind), path + "." + kind + ".", problems);
        }
    }

    private static void preferredNodes(List<JsonObject> terms, String path, Problems problems) {
        for (int i = 0; i < terms.size(); i++) {
            String at = path + "[" + i + "]";
            weight(terms.get(i), at, problems);
            NodeSelectorRules.term(
                    terms.get(i).object("preference"), false, at + ".preference", problems);
        }
    }

    private static void weight(JsonObject term, String path, Problems problems) {
        long weight = term.integer("weight", 0);
        if (weight <= 0 || weight > 100) {
            problems.invalid(path + ".weight", weight, "must be in the range 1-100");
        }
    }

    private static void pods(JsonObject affinity, String path, Problems problems) {
        List<JsonObject> required = affinity.objects(REQUIRED);
        for (int i = 0; i < required.size(); i++) {
            podTerm(required.get(i), path + REQUIRED + "[" + i + "]", problems);
        }
        List<JsonObject> preferred = affinity.objects(PREFERRED);
        for (int i = 0; i < preferred.size(); i++) {
            String at = path + PREFERRED + "[" + i + "]";
            weight(preferred.get(i), at, problems);
            podTerm(preferred.get(i).object("podAffinityTerm"), at + ".podAffinityTerm", problems);
        }
    }

    private static void podTerm(JsonObject term, String path, Problems problems) {
        for (String selector : List.of("labelSelector", "namespaceSelector")) {
            problems.addAll(SelectorRules.problems(term.object(selector), path + "." + selector));
        }
        for (String namespace : term.strings("namespaces")) {
            problems.complaints(path + ".namespace", namespace, Names.label(namespace));
        }
        labelKeys(term, "matchLabelKeys", path, problems);
        labelKeys(term, "mismatchLabelKeys", path, problems);
        overlaps(term, path, problems);
        String key = term.string("topologyKey");
        if (key.isEmpty()) {
            problems.required(path + ".topologyKey", "can not be empty");
        }
        problems.complaints(path + ".topologyKey", key, Names.qualified(key));
    }

    private static void labelKeys(JsonObject term, String field, String path, Problems problems) {
        List<String> keys = term.strings(field);
        if (!keys.isEmpty() && !term.has("labelSelector")) {
            problems.forbidden(path + "." + field, NO_SELECTOR);
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            problems.complaints(
                    path + "." + field + "[" + i + "]", keys.get(i), Names.qualified(keys.get(i)));
        }
    }

    /// The server has already added the keys to the selector: one that stands there twice was there
    /// before.
    private static void overlaps(JsonObject term, String path, Problems problems) {
        List<String> keys = term.strings("matchLabelKeys");
        var seen = new HashSet<>(term.object("labelSelector").object("matchLabels").keys());
        for (JsonObject expression : term.object("labelSelector").objects("matchExpressions")) {
            String key = expression.string("key");
            if (keys.contains(key) && seen.contains(key)) {
                problems.invalid(
                        path + "[" + keys.indexOf(key) + "]",
                        key,
                        "exists in both matchLabelKeys and labelSelector");
            }
            seen.add(key);
        }
        List<String> mismatched = term.strings("mismatchLabelKeys");
        for (int i = 0; i < keys.size(); i++) {
            if (mismatched.contains(keys.get(i))) {
                problems.invalid(
                        path + ".matchLabelKeys[" + i + "]",
                        keys.get(i),
                        "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
    }
}
