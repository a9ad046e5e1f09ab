package dev.kubejar.api.core.node;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import java.util.ArrayList;
import java.util.List;

/// What makes topology spread constraints invalid.
public final class SpreadRules {
    private static final List<String> ACTIONS = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final List<String> POLICIES = List.of("Honor", "Ignore");

    private SpreadRules() {}

    /// For `topologySpreadConstraints`.
    ///
    /// @param merged whether the server has added `matchLabelKeys` to the selectors, as it does for
    ///   pods
    public static void problems(
            List<JsonObject> constraints, boolean merged, String path, Problems problems) {
        for (int i = 0; i < constraints.size(); i++) {
            JsonObject constraint = constraints.get(i);
            String at = path + "[" + i + "]";
            positive(constraint, "maxSkew", at, problems);
            String key = constraint.string("topologyKey");
            String action = constraint.string("whenUnsatisfiable");
            if (key.isEmpty()) {
                problems.required(at + ".topologyKey", "can not be empty");
            }
            problems.oneOf(at + ".whenUnsatisfiable", action, ACTIONS);
            boolean repeats =
                    constraints.subList(i + 1, constraints.size()).stream()
                            .anyMatch(it ->
                                    it.string("topologyKey").equals(key)
                                            && it.string("whenUnsatisfiable").equals(action));
            if (repeats) {
                problems.duplicate(
                        at + ".{topologyKey, whenUnsatisfiable}", "{" + key + ", " + action + "}");
            }
            if (constraint.has("minDomains")) {
                positive(constraint, "minDomains", at, problems);
                if (!action.equals("DoNotSchedule")) {
                    problems.invalid(
                            at + ".minDomains",
                            constraint.integer("minDomains", 0),
                            "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not "
                                    + action);
                }
            }
            for (String policy : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
                constraint
                        .findString(policy)
                        .ifPresent(it -> problems.oneOf(at + "." + policy, it, POLICIES));
            }
            labelKeys(constraint, merged, at + ".matchLabelKeys", problems);
            problems.addAll(
                    SelectorRules.problems(
                            constraint.object("labelSelector"), at + ".labelSelector"));
        }
    }

    private static void positive(
            JsonObject constraint, String field, String path, Problems problems) {
        long value = constraint.integer(field, 0);
        if (value <= 0) {
            problems.invalid(path + "." + field, Json.of(value), "must be greater than zero");
        }
    }

    private static void labelKeys(
            JsonObject constraint, boolean merged, String path, Problems problems) {
        List<String> keys = constraint.strings("matchLabelKeys");
        if (keys.isEmpty()) {
            return;
        }
        JsonObject selector = constraint.object("labelSelector");
        if (!constraint.has("labelSelector")) {
            problems.forbidden(path, "must not be specified when labelSelector is not set");
        }
        var selected = new ArrayList<>(selector.object("matchLabels").keys());
        selector.objects("matchExpressions").forEach(it -> selected.add(it.string("key")));
        if (merged) {
            keys.forEach(selected::remove); // once is what the server added
        }
        for (int i = 0; i < keys.size(); i++) {
            String at = path + "[" + i + "]";
            problems.complaints(at, keys.get(i), Names.qualified(keys.get(i)));
            if (selected.contains(keys.get(i))) {
                problems.invalid(
                        at, keys.get(i), "exists in both matchLabelKeys and labelSelector");
            }
        }
    }
}
