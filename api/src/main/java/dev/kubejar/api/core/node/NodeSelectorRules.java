package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes the choice of nodes by their labels and fields invalid.
public final class NodeSelectorRules {
    private static final String NO_OPERATOR = "not a valid selector operator";

    private NodeSelectorRules() {}

    /// For `{nodeSelectorTerms: […]}`, of which one must fit.
    public static void problems(JsonObject selector, String path, Problems problems) {
        List<JsonObject> terms = selector.objects("nodeSelectorTerms");
        if (terms.isEmpty()) {
            problems.required(
                    path + ".nodeSelectorTerms", "must have at least one node selector term");
        }
        for (int i = 0; i < terms.size(); i++) {
            term(terms.get(i), true, path + ".nodeSelectorTerms[" + i + "]", problems);
        }
    }

    /// @param strict whether values must be good as values of labels
    static void term(JsonObject term, boolean strict, String path, Problems problems) {
        List<JsonObject> expressions = term.objects("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            expression(expressions.get(i), strict, path + ".matchExpressions[" + i + "]", problems);
        }
        List<JsonObject> fields = term.objects("matchFields");
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i), path + ".matchFields[" + i + "]", problems);
        }
    }

    private static void expression(
            JsonObject json, boolean strict, String path, Problems problems) {
        List<String> values = json.strings("values");
        String operator = json.string("operator");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    problems.required(
                            path + ".values",
                            "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    problems.forbidden(
                            path + ".values",
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    problems.required(
                            path + ".values",
                            "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> problems.invalid(path + ".operator", operator, NO_OPERATOR);
        }
        problems.complaints(path + ".key", json.string("key"), Names.qualified(json.string("key")));
        for (int i = 0; i < values.size() && strict; i++) {
            problems.complaints(
                    path + ".values[" + i + "]", values.get(i), Names.labelValue(values.get(i)));
        }
    }

    private static void field(JsonObject json, String path, Problems problems) {
        String operator = json.string("operator");
        List<String> values = json.strings("values");
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            problems.invalid(path + ".operator", operator, NO_OPERATOR);
        } else if (values.size() != 1) {
            problems.required(
                    path + ".values",
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field"
                            + " selector");
        }
        String key = json.string("key");
        if (!key.equals("metadata.name")) {
            problems.invalid(path + ".key", key, "not a valid field selector key");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            problems.complaints(
                    path + ".values[" + i + "]", values.get(i), Names.subdomain(values.get(i)));
        }
    }
}
