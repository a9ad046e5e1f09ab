package dev.kubejar.apiserver.cel.value;

import java.util.Optional;

/// A value that may be absent: `self.?field`, `optional.of(1)`, `optional.none()`.
public record OptionalValue(Optional<Value> value) implements Value {
    public static final OptionalValue NONE = new OptionalValue(Optional.empty());

    public static OptionalValue of(Value value) {
        return new OptionalValue(Optional.of(value));
    }

    @Override
    public TypeValue type() {
        return TypeValue.OPTIONAL;
    }
}
