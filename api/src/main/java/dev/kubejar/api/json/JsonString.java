package dev.kubejar.api.json;

/// A JSON string.
public record JsonString(String value) implements Json {
    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
