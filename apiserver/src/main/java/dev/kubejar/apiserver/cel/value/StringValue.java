package dev.kubejar.apiserver.cel.value;

/// A text. Positions in it count code points.
public record StringValue(String value) implements Value {
    @Override
    public TypeValue type() {
        return TypeValue.STRING;
    }

    @Override
    public long size() {
        return value.codePointCount(0, value.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
