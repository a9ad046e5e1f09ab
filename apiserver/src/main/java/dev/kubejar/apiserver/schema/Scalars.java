package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;

/// Numbers, strings and booleans as upstream's decoder takes them.
final class Scalars {
    private Scalars() {}

    /// The value in the form that is kept.
    ///
    /// @throws TypeMismatchException when it is of another type
    static Json checked(Schema schema, Json value, Place place) {
        return switch (schema.type()) {
            case STRING -> string(schema, value, place);
            case INTEGER -> integer(schema, value, place);
            case INT_OR_STRING -> intOrString(value);
            case QUANTITY -> value;
            case NUMBER -> {
                boolean number = value instanceof JsonInteger || value instanceof JsonDecimal;
                yield number ? value : mismatch(schema, value, place);
            }
            case BOOLEAN -> value instanceof JsonBoolean ? value : mismatch(schema, value, place);
            case OBJECT, ARRAY, ANY -> value;
        };
    }

    private static Json mismatch(Schema schema, Json value, Place place) {
        throw place.mismatch(value.typeName(), schema.goType());
    }

    private static Json string(Schema schema, Json value, Place place) {
        return value instanceof JsonString ? value : mismatch(schema, value, place);
    }

    private static Json integer(Schema schema, Json value, Place place) {
        if (value instanceof JsonInteger(long number)
                && (schema.format().equals("int64") || number == (int) number)) {
            return value;
        }
        throw place.mismatch(found(value), schema.goType());
    }

    /// A number that does not fit is named, as in `number 1.5`.
    private static String found(Json value) {
        return switch (value) {
            case JsonInteger _, JsonDecimal _ -> "number " + value;
            default -> value.typeName();
        };
    }

    private static Json intOrString(Json value) {
        if (value instanceof JsonString
                || (value instanceof JsonInteger(long number) && number == (int) number)) {
            return value;
        }
        throw new TypeMismatchException(
                "json: cannot unmarshal %s into Go value of type int32".formatted(found(value)));
    }

    /// What Go makes of a `null` in a list or a map.
    static Json zero(Schema schema) {
        return switch (schema.type()) {
            case OBJECT -> JsonObject.EMPTY;
            case ARRAY -> JsonArray.EMPTY;
            case STRING -> Json.of("");
            case INTEGER, NUMBER, INT_OR_STRING -> Json.of(0);
            case BOOLEAN -> Json.of(false);
            case QUANTITY -> Json.of("0");
            case ANY -> JsonNull.NULL;
        };
    }
}
