package dev.kubejar.api.json;

/// Any other JSON number.
public record JsonDecimal(double value) implements Json {
    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
