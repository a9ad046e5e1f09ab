package dev.kubejar.apiserver.cel.value;

/// `null`.
public enum NullValue implements Value {
    NULL;

    @Override
    public TypeValue type() {
        return TypeValue.NULL;
    }

    @Override
    public String toString() {
        return "null";
    }
}
