package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.StructuralSchema;
import dev.kubejar.apiserver.structural.ValidationRule;
import java.util.List;

/// What is wrong with `x-kubernetes-validations` before anything is compiled: texts that are
/// missing or have line breaks, unknown reasons, paths that lead nowhere.
final class RuleTexts {
    private static final List<String> REASONS =
            List.of(
                    "FieldValueDuplicate",
                    "FieldValueForbidden",
                    "FieldValueInvalid",
                    "FieldValueRequired");

    private final Problems problems = new Problems();

    /// Of all rules of a schema and the schemas in it.
    static List<FieldError> problems(StructuralSchema schema, String path) {
        var texts = new RuleTexts();
        texts.check(schema, path);
        return texts.problems.list();
    }

    private void check(StructuralSchema schema, String path) {
        schema.additionalProperties().ifPresent(it -> check(it, path + ".additionalProperties"));
        schema.properties().forEach((name, it) -> check(it, path + ".properties[" + name + "]"));
        schema.validation().not().ifPresent(it -> check(it, path + ".not"));
        branches(schema.validation().allOf(), path + ".allOf");
        branches(schema.validation().oneOf(), path + ".oneOf");
        branches(schema.validation().anyOf(), path + ".anyOf");
        schema.items().ifPresent(it -> check(it, path + ".items"));
        for (int i = 0; i < schema.rules().size(); i++) {
            check(schema.rules().get(i), schema, path + ".x-kubernetes-validations[" + i + "]");
        }
    }

    private void branches(List<StructuralSchema> branches, String path) {
        for (int i = 0; i < branches.size(); i++) {
            check(branches.get(i), path + "[" + i + "]");
        }
    }

    private void check(ValidationRule rule, StructuralSchema schema, String path) {
        message(rule, path);
        if (!rule.messageExpression().isEmpty() && rule.messageExpression().isBlank()) {
            problems.required(
                    path + ".messageExpression",
                    "messageExpression must be non-empty if specified");
        }
        if (!rule.reason().isEmpty() && !REASONS.contains(rule.reason())) {
            problems.add(
                    FieldError.notSupported(path + ".reason", Json.of(rule.reason()), REASONS));
        }
        fieldPath(rule.fieldPath(), schema, path + ".fieldPath");
    }

    private void message(ValidationRule rule, String path) {
        String message = rule.message();
        if (rule.rule().isBlank()) {
            problems.required(path + ".rule", "rule is not specified");
        } else if (!message.isEmpty() && message.isBlank()) {
            problems.invalid(path + ".message", message, "message must be non-empty if specified");
        } else if (hasLineBreaks(message.strip())) {
            problems.invalid(path + ".message", message, "message must not contain line breaks");
        } else if (hasLineBreaks(rule.rule().strip()) && message.isEmpty()) {
            problems.required(
                    path + ".message", "message must be specified if rule contains line breaks");
        }
    }

    private void fieldPath(String fieldPath, StructuralSchema schema, String path) {
        if (fieldPath.isEmpty()) {
            return;
        }
        if (fieldPath.isBlank()) {
            problems.invalid(path, fieldPath, "fieldPath must be non-empty if specified");
        }
        if (hasLineBreaks(fieldPath)) {
            problems.invalid(path, fieldPath, "fieldPath must not contain line breaks");
        }
        if (FieldPath.parse(fieldPath, schema).normalized().isEmpty()) {
            problems.invalid(path, fieldPath, "fieldPath must be a valid path");
        }
    }

    private static boolean hasLineBreaks(String text) {
        return text.contains("\n") || text.contains("\r");
    }
}
