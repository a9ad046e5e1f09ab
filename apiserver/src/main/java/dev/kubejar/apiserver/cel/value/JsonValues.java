package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.time.GoDuration;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;

/// JSON as values of CEL, by what the schema says of its place. Objects and arrays are views.
public final class JsonValues {
    private JsonValues() {}

    /// A value that is not what the schema says is a [Failure]: rules run on objects that passed
    /// the schema, so nobody meets one but in fields that a macro passes over.
    public static Value of(Json json, Shape shape) {
        if (json == JsonNull.NULL) {
            return shape.nullable()
                    ? NullValue.NULL
                    : new Failure("invalid data, got null for schema with nullable=false");
        }
        return switch (shape.kind()) {
            case OBJECT ->
                    json instanceof JsonObject object
                            ? new ObjectValue(object, shape)
                            : new Failure(
                                    "invalid data, expected a map for the provided schema with"
                                            + " type=object");
            case MAP ->
                    json instanceof JsonObject object
                            ? new JsonMap(object, shape.element().orElseThrow())
                            : new Failure(
                                    "invalid data, expected a map for the provided schema with"
                                            + " type=object");
            case LIST ->
                    json instanceof JsonArray array && shape.element().isPresent()
                            ? JsonList.of(array, shape)
                            : new Failure(
                                    "invalid data, expected an array for the provided schema with"
                                            + " type=array");
            case UNKNOWN -> new UnknownValue(json);
            default -> scalar(json, shape.kind());
        };
    }

    private static Value scalar(Json json, Shape.Kind kind) {
        return switch (json) {
            case JsonString(String text) -> text(text, kind);
            case JsonInteger(long number)
                    when kind == Shape.Kind.INT || kind == Shape.Kind.INT_OR_STRING ->
                    new IntValue(number);
            case JsonInteger(long number) when kind == Shape.Kind.DOUBLE ->
                    new DoubleValue((double) number);
            case JsonDecimal(double number) when kind == Shape.Kind.DOUBLE ->
                    new DoubleValue(number);
            case JsonBoolean flag when kind == Shape.Kind.BOOL -> BoolValue.of(flag.value());
            default -> mismatch(json, kind);
        };
    }

    private static Value text(String text, Shape.Kind kind) {
        return switch (kind) {
            case STRING, INT_OR_STRING -> new StringValue(text);
            case BYTES -> bytes(text);
            case DURATION ->
                    GoDuration.parseLoosely(text)
                            .map(DurationValue::of)
                            .orElseGet(() -> new Failure("Invalid duration " + text));
            case DATE -> date(text);
            case DATE_TIME -> dateTime(text);
            default -> mismatch(Json.of(text), kind);
        };
    }

    private static Value bytes(String text) {
        try {
            return new BytesValue(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) { // the answer, not a fault
            return new Failure("Invalid byte formatted string " + text);
        }
    }

    private static Value date(String text) {
        try {
            return TimestampValue.of(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC));
        } catch (DateTimeException _) { // the answer, not a fault
            return new Failure("Invalid date formatted string " + text);
        }
    }

    private static Value dateTime(String text) {
        return Times.parse(text.replace(' ', 'T').toUpperCase(Locale.ROOT))
                .map(TimestampValue::of)
                .orElseGet(() -> new Failure("Invalid date-time formatted string " + text));
    }

    private static Failure mismatch(Json json, Shape.Kind kind) {
        String wanted =
                switch (kind) {
                    case INT -> "int";
                    case DOUBLE -> "float";
                    case BOOL -> "bool";
                    case INT_OR_STRING -> "XIntOrString value to be either a string or integer";
                    default -> "string";
                };
        return new Failure("invalid data, expected " + wanted + ", got " + json.typeName());
    }
}
