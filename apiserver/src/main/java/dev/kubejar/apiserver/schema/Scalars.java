package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import java.util.Base64;

/// Numbers, strings and booleans as upstream's decoder takes them, in the form in which its encoder
/// writes them.
final class Scalars {
    private Scalars() {}

    /// The value in the form that is kept.
    ///
    /// @throws TypeMismatchException when it is of another type, or not of its type's form
    static Json checked(Schema schema, Json value, Place place) {
        return switch (schema.type()) {
            case STRING -> string(schema, value, place);
            case INTEGER -> integer(schema, value, place);
            case INT_OR_STRING -> intOrString(value);
            case QUANTITY -> quantity(value);
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
        return switch (schema.goType()) {
            case "v1.Time" -> time(value, false);
            case "v1.MicroTime" -> time(value, true);
            case "[]uint8" -> bytes(schema, value, place);
            default -> value instanceof JsonString ? value : mismatch(schema, value, place);
        };
    }

    private static Json time(Json value, boolean micros) {
        if (!(value instanceof JsonString(String text))) {
            throw ofItsOwn(value, "string");
        }
        String canonical = GoTime.canonical(text, micros);
        return canonical.equals(text) ? value : Json.of(canonical);
    }

    private static Json bytes(Schema schema, Json value, Place place) {
        if (!(value instanceof JsonString(String text))) {
            return mismatch(schema, value, place);
        }
        String encoded = text.replace("\n", "").replace("\r", "");
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            String canonical = Base64.getEncoder().encodeToString(decoded);
            return canonical.equals(text) ? value : Json.of(canonical);
        } catch (IllegalArgumentException _) { // its message is not Go's
            throw new TypeMismatchException(
                    "illegal base64 data at input byte " + firstIllegal(encoded));
        }
    }

    private static int firstIllegal(String encoded) {
        int legal = 0;
        while (legal < encoded.length() && isBase64(encoded.charAt(legal))) {
            legal++;
        }
        return legal < encoded.length() ? legal : encoded.length() / 4 * 4;
    }

    private static boolean isBase64(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
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
        throw ofItsOwn(value, "int32");
    }

    private static Json quantity(Json value) {
        try {
            String canonical = Quantity.parse(text(value)).toString();
            return value instanceof JsonString(String text) && text.equals(canonical)
                    ? value
                    : Json.of(canonical);
        } catch (QuantityParseException e) {
            throw new TypeMismatchException(
                    e.getMessage() == null ? "quantities must be numbers" : e.getMessage());
        }
    }

    private static String text(Json value) {
        return value instanceof JsonString(String text) ? text.strip() : value.toString();
    }

    /// The words of a type that decodes itself and knows nothing of the field it stands in.
    private static TypeMismatchException ofItsOwn(Json value, String goType) {
        return new TypeMismatchException(
                "json: cannot unmarshal %s into Go value of type %s"
                        .formatted(found(value), goType));
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
