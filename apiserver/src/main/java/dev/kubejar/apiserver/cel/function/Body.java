package dev.kubejar.apiserver.cel.function;

import dev.kubejar.apiserver.cel.value.Value;

/// What a function does.
@FunctionalInterface
public interface Body {
    /// Computes the result.
    ///
    /// @param arguments the receiver first; never a failure
    Value call(Value... arguments);
}
