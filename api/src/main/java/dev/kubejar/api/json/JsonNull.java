package dev.kubejar.api.json;

/// JSON's `null`, a value like any other: a merge patch deletes with it.
public enum JsonNull implements Json {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
