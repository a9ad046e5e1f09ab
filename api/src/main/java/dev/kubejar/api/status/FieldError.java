package dev.kubejar.api.status;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import java.util.StringJoiner;

/// One thing wrong with one field, worded as upstream's `field.Error`.
///
/// Source: [field.Error](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#Error)
///
/// @param path such as `spec.template.spec.containers[0].image`
/// @param text what upstream prints after the path, such as `Required value` or `Invalid value: -1:
///   must be …`
public record FieldError(Type type, String path, String text) {

    /// What is wrong, with the words that begin the message and the cause's `reason`.
    public enum Type {
        NOT_FOUND("Not found", "FieldValueNotFound"),
        REQUIRED("Required value", "FieldValueRequired"),
        DUPLICATE("Duplicate value", "FieldValueDuplicate"),
        INVALID("Invalid value", "FieldValueInvalid"),
        NOT_SUPPORTED("Unsupported value", "FieldValueNotSupported"),
        FORBIDDEN("Forbidden", "FieldValueForbidden"),
        TOO_LONG("Too long", "FieldValueTooLong"),
        TOO_MANY("Too many", "FieldValueTooMany"),
        TYPE_INVALID("Invalid value", "FieldValueTypeInvalid"),
        /// Not the sender's fault.
        INTERNAL("Internal error", "InternalError");

        private final String words;
        private final String reason;

        Type(String words, String reason) {
            this.words = words;
            this.reason = reason;
        }
    }

    public static FieldError required(String path, String detail) {
        return new FieldError(Type.REQUIRED, path, words(Type.REQUIRED, detail));
    }

    public static FieldError forbidden(String path, String detail) {
        return new FieldError(Type.FORBIDDEN, path, words(Type.FORBIDDEN, detail));
    }

    public static FieldError invalid(String path, Json value, String detail) {
        return withValue(Type.INVALID, path, value, detail);
    }

    public static FieldError invalid(String path, String value, String detail) {
        return invalid(path, Json.of(value), detail);
    }

    /// Without the value, which is too long to show or made of several fields.
    public static FieldError invalid(String path, String detail) {
        return new FieldError(Type.INVALID, path, words(Type.INVALID, detail));
    }

    /// A value of a wrong type; `value` is what the message shows of it.
    public static FieldError typeInvalid(String path, Json value, String detail) {
        return withValue(Type.TYPE_INVALID, path, value, detail);
    }

    public static FieldError internal(String path, String detail) {
        return new FieldError(Type.INTERNAL, path, words(Type.INTERNAL, detail));
    }

    public static FieldError duplicate(String path, Json value) {
        return duplicate(path, value, "");
    }

    public static FieldError duplicate(String path, Json value, String detail) {
        return withValue(Type.DUPLICATE, path, value, detail);
    }

    public static FieldError notFound(String path, Json value) {
        return notFound(path, value, "");
    }

    public static FieldError notFound(String path, Json value, String detail) {
        return withValue(Type.NOT_FOUND, path, value, detail);
    }

    /// `supported` in the order to print them.
    public static FieldError notSupported(String path, Json value, Iterable<String> supported) {
        var quoted = new StringJoiner(", ");
        supported.forEach(one -> quoted.add(GoValue.quoted(one)));
        return withValue(Type.NOT_SUPPORTED, path, value, "supported values: " + quoted);
    }

    public static FieldError tooLong(String path, long maxLength) {
        return new FieldError(
                Type.TOO_LONG,
                path,
                words(
                        Type.TOO_LONG,
                        "may not be more than %d %s"
                                .formatted(maxLength, maxLength == 1 ? "byte" : "bytes")));
    }

    public static FieldError tooMany(String path, long count, long maxCount) {
        return withValue(
                Type.TOO_MANY,
                path,
                Json.of(count),
                "must have at most %d %s".formatted(maxCount, maxCount == 1 ? "item" : "items"));
    }

    private static FieldError withValue(Type type, String path, Json value, String detail) {
        return new FieldError(
                type,
                path,
                words(
                        type,
                        detail.isEmpty()
                                ? GoValue.text(value)
                                : GoValue.text(value) + ": " + detail));
    }

    private static String words(Type type, String detail) {
        return detail.isEmpty() ? type.words : type.words + ": " + detail;
    }

    /// `spec.replicas: Invalid value: -1: must be greater than or equal to 0`
    public String message() {
        return path.isEmpty() ? text : path + ": " + text;
    }

    /// The entry of `status.details.causes`.
    public JsonObject cause() {
        return JsonObject.builder()
                .put("reason", type.reason)
                .put("message", text)
                .putUnlessEmpty("field", path)
                .build();
    }
}
