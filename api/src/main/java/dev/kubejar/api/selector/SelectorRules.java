package dev.kubejar.api.selector;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;

/// What makes the object form of a label selector invalid.
public final class SelectorRules {
    private SelectorRules() {}

    /// Everything wrong with `{matchLabels, matchExpressions}` at `path`.
    public static List<FieldError> problems(JsonObject selector, String path) {
        var problems = new ArrayList<FieldError>();
        selector.stringMap("matchLabels")
                .forEach((key, value) -> {
                    keyProblems(key, path + ".matchLabels", problems);
                    for (String why : Names.labelValue(value)) {
                        problems.add(FieldError.invalid(path + ".matchLabels", value, why));
                    }
                });
        List<JsonObject> expressions = selector.objects("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            expression(expressions.get(i), path + ".matchExpressions[" + i + "]", problems);
        }
        return problems;
    }

    private static void keyProblems(String key, String path, List<FieldError> problems) {
        Names.qualified(key).forEach(why -> problems.add(FieldError.invalid(path, key, why)));
    }

    private static void expression(JsonObject json, String path, List<FieldError> problems) {
        List<String> values = json.strings("values");
        String operator = json.string("operator");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    problems.add(
                            FieldError.required(
                                    path + ".values",
                                    "must be specified when `operator` is 'In' or 'NotIn'"));
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    problems.add(
                            FieldError.forbidden(
                                    path + ".values",
                                    "may not be specified when `operator` is 'Exists' or"
                                            + " 'DoesNotExist'"));
                }
            }
            default ->
                    problems.add(
                            FieldError.invalid(
                                    path + ".operator",
                                    Json.of(operator),
                                    "not a valid selector operator"));
        }
        keyProblems(json.string("key"), path + ".key", problems);
        for (int i = 0; i < values.size(); i++) {
            for (String why : Names.labelValue(values.get(i))) {
                problems.add(FieldError.invalid(path + ".values[" + i + "]", values.get(i), why));
            }
        }
    }
}
