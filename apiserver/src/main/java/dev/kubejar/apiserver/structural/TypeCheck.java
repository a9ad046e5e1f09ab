package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;

/// Whether a value is of the schema's type.
final class TypeCheck {
    private static final double MAX_SAFE_INTEGER = (1L << 53) - 1;
    private static final double EPSILON = 1e-9;

    private TypeCheck() {}

    static boolean applies(StructuralSchema schema) {
        return !schema.typeWords().isEmpty() || !TextFormat.recognized(schema).isEmpty();
    }

    static void check(StructuralSchema schema, Json value, Where where, Findings found) {
        String words = schema.typeWords();
        if (value == JsonNull.NULL) {
            boolean allowed = words.isEmpty() || schema.nullable();
            told(allowed, words, "null", where, found);
            return;
        }
        String format = TextFormat.recognized(schema);
        boolean fits = fits(schema, value);
        boolean textOrList = value instanceof JsonString || value instanceof JsonArray;
        if (!format.isEmpty() && !textOrList) {
            if (!fits) {
                told(false, format, formatOf(value), where, found);
                return;
            }
        } else if (!format.isEmpty() && !isNumeric(schema)) {
            found.match(); // as upstream: the format's own check tells the rest
            return;
        }
        told(fits, words, wordOf(value).word(), where, found);
    }

    private static void told(boolean fits, String wanted, String is, Where where, Findings found) {
        if (fits) {
            found.match();
            return;
        }
        String message =
                "%s in body must be of type %s: %s".formatted(where, wanted, GoValue.quoted(is));
        found.add(where, message, path -> FieldError.typeInvalid(path, Json.of(is), message));
    }

    private static boolean isNumeric(StructuralSchema schema) {
        return schema.allows(SchemaType.NUMBER) || schema.allows(SchemaType.INTEGER);
    }

    private static boolean fits(StructuralSchema schema, Json value) {
        return schema.allows(wordOf(value))
                || (value instanceof JsonInteger && schema.allows(SchemaType.NUMBER))
                || (value instanceof JsonDecimal(double number)
                        && isWhole(number)
                        && schema.allows(SchemaType.INTEGER));
    }

    private static SchemaType wordOf(Json value) {
        return switch (value) {
            case JsonObject _ -> SchemaType.OBJECT;
            case JsonArray _ -> SchemaType.ARRAY;
            case JsonString _ -> SchemaType.STRING;
            case JsonInteger _ -> SchemaType.INTEGER;
            case JsonDecimal _ -> SchemaType.NUMBER;
            case JsonBoolean _ -> SchemaType.BOOLEAN;
            case JsonNull _ -> SchemaType.ANY;
        };
    }

    /// Go's format of a value that came without one.
    private static String formatOf(Json value) {
        return switch (value) {
            case JsonInteger _ -> "int64";
            case JsonDecimal _ -> "float64";
            default -> "";
        };
    }

    /// Whether the number is an integer that a double can hold, up to a rounding error.
    static boolean isWhole(double number) {
        if (Double.isNaN(number) || Math.abs(number) > MAX_SAFE_INTEGER) {
            return false;
        }
        double whole = (double) (long) number;
        double difference = Math.abs(number - whole);
        return difference == 0
                || (whole != 0 && difference / (Math.abs(number) + Math.abs(whole)) < EPSILON);
    }
}
