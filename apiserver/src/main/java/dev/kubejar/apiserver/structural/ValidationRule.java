package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;
import java.util.Optional;

/// One entry of `x-kubernetes-validations`. Texts that are absent are empty.
///
/// @param rule a CEL expression, such as `self.minReplicas <= self.replicas`
/// @param message what to say when it is false
/// @param messageExpression a CEL expression that makes the message
/// @param reason `FieldValueInvalid` and its like
/// @param fieldPath a relative JSON path to the field that is at fault, such as `.spec.replicas`
/// @param optionalOldSelf whether a transition rule runs on creation too, with an optional
///   `oldSelf`; empty when not stated
public record ValidationRule(
        String rule,
        String message,
        String messageExpression,
        String reason,
        String fieldPath,
        Optional<Boolean> optionalOldSelf) {

    static ValidationRule parse(JsonObject json) {
        return new ValidationRule(
                json.string("rule"),
                json.string("message"),
                json.string("messageExpression"),
                json.string("reason"),
                json.string("fieldPath"),
                json.find("optionalOldSelf").map(it -> it == JsonBoolean.TRUE));
    }
}
