package dev.kubejar.apiserver.cel;

import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.structural.ValidationRule;
import java.util.Optional;

/// One rule of `x-kubernetes-validations`, made ready.
///
/// @param condition what must be true; empty for a rule without text
/// @param message makes the message; empty when the rule has no expression for it
/// @param usesOldSelf whether it is a transition rule
/// @param fieldPath of the field at fault, below the rule's own place, such as `spec.replicas`;
///   empty for the place itself
record CompiledRule(
        ValidationRule rule,
        Optional<Expression> condition,
        Optional<Expression> message,
        boolean usesOldSelf,
        String fieldPath) {

    /// An expression that can run, or what is wrong with it.
    sealed interface Expression {}

    /// @param maxCost the most that one run costs
    record Ready(Program program, long maxCost) implements Expression {}

    /// @param complaint in upstream's words, such as `compilation failed: ERROR: …`
    record Broken(String complaint) implements Expression {}

    /// The rule as messages name it: by its message, if it has one.
    String name() {
        return rule.message().isEmpty() ? rule.rule().strip() : rule.message().strip();
    }

    /// Whether it runs without an old value too.
    boolean takesOptionalOldSelf() {
        return rule.optionalOldSelf().orElse(false);
    }
}
