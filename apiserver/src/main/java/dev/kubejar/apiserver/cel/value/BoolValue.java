package dev.kubejar.apiserver.cel.value;

/// `true` or `false`.
public enum BoolValue implements Value {
    FALSE,
    TRUE;

    public static BoolValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean isTrue() {
        return this == TRUE;
    }

    @Override
    public TypeValue type() {
        return TypeValue.BOOL;
    }

    @Override
    public String toString() {
        return isTrue() ? "true" : "false";
    }
}
