package dev.kubejar.apiserver.cel.value;

/// An unsigned 64-bit integer, its bits in a `long`.
public record UintValue(long bits) implements Value {
    @Override
    public TypeValue type() {
        return TypeValue.UINT;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
