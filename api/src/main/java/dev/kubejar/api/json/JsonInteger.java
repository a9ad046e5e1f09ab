package dev.kubejar.api.json;

/// A JSON number without fraction or exponent that fits 64 bits.
public record JsonInteger(long value) implements Json {
    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
