package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.Value;

/// `optional.or(otherOptional)` and `optional.orValue(value)`: the second is computed only when it
/// is needed.
///
/// @param unwraps whether the result is the value itself
record OptionalFallback(Step optional, Step otherwise, boolean unwraps) implements Step {
    @Override
    public Value evaluate(Frame frame) {
        return switch (optional.evaluate(frame)) {
            case Failure failure -> failure;
            case OptionalValue it when it.value().isPresent() -> unwraps ? it.value().get() : it;
            case OptionalValue _ -> otherwise.evaluate(frame);
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }
}
