package dev.kubejar.api.admission;

import java.util.Optional;

/// Knows CEL, the language in which webhooks and policies say what they look at and what they ask.
/// Called when they are written.
public interface ExpressionCheck {
    /// Takes every expression for good.
    ExpressionCheck NONE = _ -> Scope.ANYTHING;

    /// The scope of one object's expressions, used by one thread.
    ///
    /// @param hasParams whether a policy has parameters
    Scope scope(boolean hasParams);

    /// What an expression is for: that decides what it may name and what it must come to.
    enum Use {
        /// A match condition of a webhook: true or false.
        WEBHOOK_MATCH,
        /// A match condition of a policy: true or false.
        POLICY_MATCH,
        /// A policy's validation: true or false.
        VALIDATION,
        /// The message of a validation: a text.
        MESSAGE,
        /// An audit annotation: a text or null.
        ANNOTATION
    }

    /// What expressions of one object may name.
    interface Scope {
        /// Where every expression is good.
        Scope ANYTHING =
                new Scope() {
                    @Override
                    public Optional<String> complaint(Use use, String expression) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> variable(String name, String expression) {
                        return Optional.empty();
                    }
                };

        /// What is wrong with an expression, such as `compilation failed: ERROR: …`.
        Optional<String> complaint(Use use, String expression);

        /// What is wrong with the expression of a policy's variable; those that follow may name
        /// `variables.NAME`.
        Optional<String> variable(String name, String expression);
    }
}
