package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes tolerations, taints and wishes for nodes invalid.
final class SchedulingRules {
    private static final List<String> EFFECTS =
            List.of(Taint.NO_SCHEDULE, Taint.PREFER_NO_SCHEDULE, Taint.NO_EXECUTE);

    private SchedulingRules() {}

    static void tolerations(List<JsonObject> tolerations, String path, Problems problems) {
        for (int i = 0; i < tolerations.size(); i++) {
            toleration(tolerations.get(i), path + "[" + i + "]", problems);
        }
    }

    private static void toleration(JsonObject json, String path, Problems problems) {
        var toleration = new Toleration(json);
        String operator = json.string("operator");
        if (!toleration.key().isEmpty()) {
            problems.complaints(path + ".key", toleration.key(), Names.qualified(toleration.key()));
        } else if (!operator.equals("Exists")) {
            problems.invalid(
                    path + ".operator",
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and"
                            + " all keys\"");
        }
        if (toleration.tolerationTime().isPresent()
                && !toleration.effect().equals(Taint.NO_EXECUTE)) {
            problems.invalid(
                    path + ".effect",
                    toleration.effect(),
                    "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        switch (operator) {
            case "", "Equal" -> {
                List<String> complaints = Names.labelValue(toleration.value());
                if (!complaints.isEmpty()) {
                    problems.invalid(
                            path + ".operator", toleration.value(), String.join(";", complaints));
                }
            }
            case "Exists" -> {
                if (!toleration.value().isEmpty()) {
                    problems.invalid(
                            path + ".operator",
                            json,
                            "value must be empty when `operator` is 'Exists'");
                }
            }
            default -> problems.oneOf(path + ".operator", operator, List.of("Equal", "Exists"));
        }
        if (!toleration.effect().isEmpty()) {
            problems.oneOf(path + ".effect", toleration.effect(), EFFECTS);
        }
    }

    /// For one taint of a node.
    static void taint(JsonObject taint, String path, Problems problems) {
        String key = taint.string("key");
        problems.requiredName(path + ".key", key, Names.qualified(key));
        problems.complaints(
                path + ".value", taint.string("value"), Names.labelValue(taint.string("value")));
        problems.requiredOneOf(path + ".effect", taint.string("effect"), EFFECTS);
    }

    static void affinity(JsonObject affinity, String path, Problems problems) {
        JsonObject node = affinity.object("nodeAffinity");
        String nodePath = path + ".nodeAffinity.";
        String required = "requiredDuringSchedulingIgnoredDuringExecution";
        node.findObject(required).ifPresent(it -> nodeSelector(it, nodePath + required, problems));
        List<JsonObject> preferred =
                node.objects("preferredDuringSchedulingIgnoredDuringExecution");
        for (int i = 0; i < preferred.size(); i++) {
            String at = nodePath + "preferredDuringSchedulingIgnoredDuringExecution[" + i + "]";
            long weight = preferred.get(i).integer("weight", 0);
            if (weight <= 0 || weight > 100) {
                problems.invalid(at + ".weight", weight, "must be in the range 1-100");
            }
            term(preferred.get(i).object("preference"), at + ".preference", problems);
        }
    }

    private static void nodeSelector(JsonObject selector, String path, Problems problems) {
        List<JsonObject> terms = selector.objects("nodeSelectorTerms");
        if (terms.isEmpty()) {
            problems.required(
                    path + ".nodeSelectorTerms", "must have at least one node selector term");
        }
        for (int i = 0; i < terms.size(); i++) {
            term(terms.get(i), path + ".nodeSelectorTerms[" + i + "]", problems);
        }
    }

    private static void term(JsonObject term, String path, Problems problems) {
        List<JsonObject> expressions = term.objects("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            expression(expressions.get(i), path + ".matchExpressions[" + i + "]", problems);
        }
        List<JsonObject> fields = term.objects("matchFields");
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i), path + ".matchFields[" + i + "]", problems);
        }
    }

    private static void expression(JsonObject json, String path, Problems problems) {
        int values = json.array("values").size();
        String operator = json.string("operator");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values == 0) {
                    problems.required(
                            path + ".values",
                            "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (values > 0) {
                    problems.forbidden(
                            path + ".values",
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values != 1) {
                    problems.required(
                            path + ".values",
                            "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default ->
                    problems.invalid(path + ".operator", operator, "not a valid selector operator");
        }
        problems.complaints(path + ".key", json.string("key"), Names.qualified(json.string("key")));
    }

    private static void field(JsonObject json, String path, Problems problems) {
        String operator = json.string("operator");
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            problems.invalid(path + ".operator", operator, "not a valid selector operator");
        } else if (json.array("values").size() != 1) {
            problems.required(
                    path + ".values",
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field"
                            + " selector");
        }
        String key = json.string("key");
        if (!key.equals("metadata.name")) {
            problems.invalid(path + ".key", key, "not a valid field selector key");
        }
    }
}
