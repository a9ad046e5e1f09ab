package dev.kubejar.apiserver.cel.function;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.NullValue;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;

/// Functions of values that may be absent.
///
/// Source: [optional values](https://github.com/google/cel-spec/wiki/proposal-246)
final class Optionals {
    private static final String NONE = "optional.none() dereference";

    private Optionals() {}

    static Value hasValue(Value... arguments) {
        return arguments[0] instanceof OptionalValue(var value)
                ? BoolValue.of(value.isPresent())
                : Failure.NO_SUCH_OVERLOAD;
    }

    static Value value(Value... arguments) {
        return arguments[0] instanceof OptionalValue(var value)
                ? value.orElseGet(() -> new Failure(NONE))
                : Failure.NO_SUCH_OVERLOAD;
    }

    /// Absent for zero, nothing and what is empty.
    static Value ofNonZero(Value value) {
        return isZero(value) ? OptionalValue.NONE : OptionalValue.of(value);
    }

    private static boolean isZero(Value value) {
        return switch (value) {
            case NullValue _ -> true;
            case BoolValue flag -> !flag.isTrue();
            case IntValue(long number) -> number == 0;
            case UintValue(long bits) -> bits == 0;
            case DoubleValue(double number) -> number == 0;
            case DurationValue(var span) -> span.isZero();
            case OptionalValue(var inner) -> inner.isEmpty();
            case StringValue _, BytesValue _, ListValue _, MapValue _ -> value.size() == 0;
            default -> false;
        };
    }
}
