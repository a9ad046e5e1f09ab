package dev.kubejar.apiserver.cel.value;

/// A 64-bit floating point number.
public record DoubleValue(double value) implements Value {
    @Override
    public TypeValue type() {
        return TypeValue.DOUBLE;
    }

    @Override
    public String toString() {
        return Numbers.text(value);
    }
}
