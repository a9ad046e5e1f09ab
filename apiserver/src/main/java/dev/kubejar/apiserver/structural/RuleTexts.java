package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What the entries of `x-kubernetes-validations` must say, before anyone compiles them.
final class RuleTexts {
    private static final List<String> REASONS =
            List.of(
                    "FieldValueDuplicate",
                    "FieldValueForbidden",
                    "FieldValueInvalid",
                    "FieldValueRequired");

    private final Problems problems = new Problems();

    private RuleTexts() {}

    static List<FieldError> problems(JsonObject json, String path) {
        var texts = new RuleTexts();
        List<JsonObject> rules = json.objects("x-kubernetes-validations");
        for (int i = 0; i < rules.size(); i++) {
            String place = path + ".x-kubernetes-validations[" + i + "]";
            ValidationRule rule = ValidationRule.parse(rules.get(i));
            texts.ruleAndMessage(rule, place);
            texts.rest(rule, place);
            texts.fieldPath(rule.fieldPath(), json, place + ".fieldPath");
        }
        return texts.problems.list();
    }

    private void ruleAndMessage(ValidationRule rule, String path) {
        String message = rule.message().strip();
        if (rule.rule().isBlank()) {
            problems.required(path + ".rule", "rule is not specified");
        } else if (!rule.message().isEmpty() && message.isEmpty()) {
            problems.invalid(
                    path + ".message", rule.message(), "message must be non-empty if specified");
        } else if (hasLineBreak(message)) {
            problems.invalid(
                    path + ".message", rule.message(), "message must not contain line breaks");
        } else if (hasLineBreak(rule.rule().strip()) && message.isEmpty()) {
            problems.required(
                    path + ".message", "message must be specified if rule contains line breaks");
        }
    }

    private void rest(ValidationRule rule, String path) {
        if (!rule.messageExpression().isEmpty() && rule.messageExpression().isBlank()) {
            problems.required(
                    path + ".messageExpression",
                    "messageExpression must be non-empty if specified");
        }
        if (!rule.reason().isEmpty()) {
            problems.oneOf(path + ".reason", rule.reason(), REASONS);
        }
    }

    private void fieldPath(String fieldPath, JsonObject json, String path) {
        if (fieldPath.isEmpty()) {
            return;
        }
        if (fieldPath.isBlank()) {
            problems.invalid(path, fieldPath, "fieldPath must be non-empty if specified");
        }
        if (hasLineBreak(fieldPath)) {
            problems.invalid(path, fieldPath, "fieldPath must not contain line breaks");
        }
        if (SchemaPath.find(fieldPath, StructuralSchema.parse(json)) instanceof SchemaPath.Wrong) {
            problems.invalid(path, fieldPath, "fieldPath must be a valid path");
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.contains("\n") || text.contains("\r");
    }
}
