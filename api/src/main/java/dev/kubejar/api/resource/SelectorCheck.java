package dev.kubejar.api.resource;

import dev.kubejar.api.status.FieldError;
import java.util.List;

/// Knows CEL, in which claims and classes say which devices they want. Pure.
@FunctionalInterface
public interface SelectorCheck {
    /// Takes every expression for good.
    SelectorCheck NONE = (_, _) -> List.of();

    /// What is wrong with the expression of a selector, in upstream's words.
    ///
    /// @param path such as `spec.selectors[0].cel.expression`
    List<FieldError> problems(String expression, String path);
}
