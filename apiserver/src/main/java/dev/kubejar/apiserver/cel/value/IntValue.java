package dev.kubejar.apiserver.cel.value;

/// A signed 64-bit integer.
public record IntValue(long value) implements Value {
    @Override
    public TypeValue type() {
        return TypeValue.INT;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
