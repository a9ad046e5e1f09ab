package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/// One step of an attribute: `.name`, `[key]`, `.?name`, `[?key]`.
///
/// @param key computes the name, the key or the index
/// @param optional whether what is absent is `optional.none()` rather than a failure
record Qualifier(Step key, boolean optional) {

    /// What the value has there; empty when it has nothing there. A key that failed, and a value
    /// that has no parts, are failures.
    Optional<Value> find(Value value, Frame frame) {
        Value key = key(frame);
        if (key instanceof Failure) {
            return Optional.of(key);
        }
        return switch (value) {
            case MapValue map -> map.find(key);
            case ListValue list -> element(list, key);
            default -> Optional.of(Failure.NO_SUCH_OVERLOAD);
        };
    }

    private Value key(Frame frame) {
        return key instanceof Attribute attribute ? attribute.resolve(frame) : key.evaluate(frame);
    }

    private static Optional<Value> element(ListValue list, Value key) {
        OptionalLong index = index(key);
        if (index.isEmpty()) {
            return Optional.of(Failure.NO_SUCH_OVERLOAD);
        }
        long at = index.getAsLong();
        return at >= 0 && at < list.count() ? Optional.of(list.get((int) at)) : Optional.empty();
    }

    private static OptionalLong index(Value key) {
        return switch (key) {
            case IntValue(long value) -> OptionalLong.of(value);
            case UintValue(long bits) -> OptionalLong.of(bits < 0 ? Long.MAX_VALUE : bits);
            case DoubleValue(double value) when value == Math.rint(value) ->
                    OptionalLong.of((long) value);
            default -> OptionalLong.empty();
        };
    }

    /// What to say of a value that has nothing there.
    Failure absent(Value value, Frame frame) {
        return value instanceof ListValue
                ? Failure.outOfBounds(key(frame))
                : Failure.noSuchKey(key(frame));
    }
}
