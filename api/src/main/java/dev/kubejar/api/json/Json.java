package dev.kubejar.api.json;

/// A JSON value. Numbers are what Kubernetes knows: 64-bit integers and doubles.
public sealed interface Json
        permits JsonObject, JsonArray, JsonString, JsonInteger, JsonDecimal, JsonBoolean, JsonNull {

    static Json of(String value) {
        return new JsonString(value);
    }

    static Json of(long value) {
        return new JsonInteger(value);
    }

    static Json of(double value) {
        return new JsonDecimal(value);
    }

    static Json of(boolean value) {
        return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }

    /// The value's name in upstream's type errors: `object`, `array`, `string`, `number`, `bool`,
    /// `null`.
    default String typeName() {
        return switch (this) {
            case JsonObject _ -> "object";
            case JsonArray _ -> "array";
            case JsonString _ -> "string";
            case JsonInteger _, JsonDecimal _ -> "number";
            case JsonBoolean _ -> "bool";
            case JsonNull _ -> "null";
        };
    }
}
