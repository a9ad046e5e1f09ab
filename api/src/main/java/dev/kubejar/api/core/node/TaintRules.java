package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes taints and tolerations invalid.
public final class TaintRules {
    private static final List<String> EFFECTS =
            List.of(Taint.NO_SCHEDULE, Taint.PREFER_NO_SCHEDULE, Taint.NO_EXECUTE);

    private TaintRules() {}

    public static void tolerations(List<JsonObject> tolerations, String path, Problems problems) {
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
                            toleration.value(),
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
        problems.complaints(path + ".key", key, Names.qualified(key));
        String value = taint.string("value");
        List<String> complaints = Names.labelValue(value);
        if (!complaints.isEmpty()) {
            problems.invalid(path + ".value", value, String.join(";", complaints));
        }
        problems.requiredOneOf(path + ".effect", taint.string("effect"), EFFECTS);
    }
}
