package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import java.util.OptionalDouble;

/// What a schema asks of a number.
record NumberLimits(
        OptionalDouble minimum,
        boolean exclusiveMinimum,
        OptionalDouble maximum,
        boolean exclusiveMaximum,
        OptionalDouble multipleOf) {

    static NumberLimits parse(JsonObject json) {
        return new NumberLimits(
                number(json, "minimum"),
                json.bool("exclusiveMinimum"),
                number(json, "maximum"),
                json.bool("exclusiveMaximum"),
                number(json, "multipleOf"));
    }

    private static OptionalDouble number(JsonObject json, String key) {
        return switch (json.find(key).orElse(Json.of(""))) {
            case JsonInteger(long value) -> OptionalDouble.of((double) value);
            case JsonDecimal(double value) -> OptionalDouble.of(value);
            default -> OptionalDouble.empty();
        };
    }
}
