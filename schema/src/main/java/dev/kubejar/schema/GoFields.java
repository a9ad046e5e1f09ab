package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;

/// What Go does with fields that nobody set.
///
/// @param keptZeros fields whose zero says something
/// @param standing optional fields that an object always has
record GoFields(FieldTable keptZeros, FieldTable standing) {

    boolean keepsZero(String place) {
        return keptZeros.has(place);
    }

    /// The property with `x-go-zero`, what stands there when nobody has set the field, if anything
    /// does.
    JsonObject withZero(String place, JsonObject property, boolean required) {
        boolean always = standing.has(place);
        return always || required ? property.with("x-go-zero", zero(property, always)) : property;
    }

    private static Json zero(JsonObject property, boolean byValue) {
        String reference = property.string("$ref");
        String type = reference.substring(reference.lastIndexOf('.') + 1);
        return switch (type) {
            case "" -> ofType(property.string("type"));
            case "IntOrString" -> Json.of(0);
            case "Quantity" -> Json.of("0");
            case "Time", "MicroTime", "RawExtension", "FieldsV1", "JSON" -> JsonNull.NULL;
            default -> byValue ? JsonObject.EMPTY : JsonNull.NULL;
        };
    }

    private static Json ofType(String type) {
        return switch (type) {
            case "string" -> Json.of("");
            case "integer", "number" -> Json.of(0);
            case "boolean" -> Json.of(false);
            default -> JsonNull.NULL;
        };
    }
}
