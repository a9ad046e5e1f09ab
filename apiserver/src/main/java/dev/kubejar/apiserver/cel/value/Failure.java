package dev.kubejar.apiserver.cel.value;

import java.util.Objects;
import java.util.StringJoiner;

/// What went wrong in one step, in cel-go's words, such as `no such key: replicas`. It travels as a
/// value, because `||`, `&&` and the macros made of them pass over errors that do not matter.
public record Failure(String message) implements Value {
    public static final Failure NO_SUCH_OVERLOAD = new Failure("no such overload");
    public static final Failure INTEGER_OVERFLOW = new Failure("integer overflow");
    public static final Failure UNSIGNED_OVERFLOW = new Failure("unsigned integer overflow");

    /// What an exception tells.
    public static Failure of(Exception cause) {
        return new Failure(Objects.requireNonNullElse(cause.getMessage(), ""));
    }

    public static Failure noSuchKey(Value key) {
        return new Failure("no such key: " + key);
    }

    public static Failure outOfBounds(Object index) {
        return new Failure("index out of bounds: " + index);
    }

    /// A function that has no version for such arguments.
    public static Failure noSuchOverload(String function, Value... arguments) {
        var types = new StringJoiner(", ", "(", ")");
        for (Value argument : arguments) {
            types.add(argument.type().name());
        }
        return new Failure("no such overload: " + function + types);
    }

    /// A conversion that the text or number does not allow.
    public static Failure conversion(Value from, TypeValue to) {
        return new Failure(
                "type conversion error from '" + from.type().name() + "' to '" + to.name() + "'");
    }

    @Override
    public TypeValue type() {
        return TypeValue.ERROR;
    }
}
