package dev.kubejar.api.rules;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Collects what is wrong with an object, in the order found. Belongs to one thread.
public final class Problems {
    public static final String IMMUTABLE = "field is immutable";

    private final List<FieldError> found = new ArrayList<>(0);

    public List<FieldError> list() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public void add(FieldError problem) {
        found.add(problem);
    }

    public void addAll(Collection<FieldError> problems) {
        found.addAll(problems);
    }

    public void required(String path) {
        required(path, "");
    }

    public void required(String path, String detail) {
        add(FieldError.required(path, detail));
    }

    public void forbidden(String path, String detail) {
        add(FieldError.forbidden(path, detail));
    }

    public void invalid(String path, Json value, String detail) {
        add(FieldError.invalid(path, value, detail));
    }

    public void invalid(String path, String value, String detail) {
        add(FieldError.invalid(path, value, detail));
    }

    public void invalid(String path, long value, String detail) {
        add(FieldError.invalid(path, Json.of(value), detail));
    }

    /// Of a value too long to show, or made of several fields.
    public void invalid(String path, String detail) {
        add(FieldError.invalid(path, detail));
    }

    /// Of a map or a list that is not there.
    public void invalidNone(String path, String detail) {
        add(FieldError.invalid(path, "null: " + detail));
    }

    public void tooLong(String path, int maxLength) {
        add(FieldError.tooLong(path, maxLength));
    }

    public void tooMany(String path, int count, int maxCount) {
        add(FieldError.tooMany(path, count, maxCount));
    }

    public void duplicate(String path, String value) {
        add(FieldError.duplicate(path, Json.of(value)));
    }

    public void notFound(String path, String value) {
        add(FieldError.notFound(path, Json.of(value)));
    }

    /// One `Invalid value` for each complaint about a name.
    public void complaints(String path, String value, List<String> complaints) {
        complaints.forEach(why -> invalid(path, value, why));
    }

    /// A name that must be there and good.
    public void requiredName(String path, String value, List<String> complaints) {
        if (value.isEmpty()) {
            required(path);
        } else {
            complaints(path, value, complaints);
        }
    }

    /// A word that must be one of `supported`; they are printed in their order.
    public void oneOf(String path, String value, List<String> supported) {
        if (!supported.contains(value)) {
            add(FieldError.notSupported(path, Json.of(value), supported));
        }
    }

    /// A word that must be there and one of `supported`.
    public void requiredOneOf(String path, String value, List<String> supported) {
        if (value.isEmpty()) {
            required(path);
        } else {
            oneOf(path, value, supported);
        }
    }

    /// The number in the field `name` of `json`, if it is there, must not be negative.
    public void notNegative(JsonObject json, String path, String name) {
        if (json.find(name).orElse(JsonNull.NULL) instanceof JsonInteger(long value) && value < 0) {
            invalid(path + "." + name, value, "must be greater than or equal to 0");
        }
    }

    /// A status's count, if it was there, must not go down.
    public void notDecremented(JsonObject next, JsonObject previous, String path, String name) {
        long now = next.integer(name, 0);
        if (previous.has(name) && (!next.has(name) || now < previous.integer(name, 0))) {
            invalid(path + "." + name, now, "cannot be decremented");
        }
    }

    /// The number in the field `name` of `json`, if it is there, must lie in the range.
    public void inRange(JsonObject json, String path, String name, long min, long max) {
        if (json.find(name).orElse(JsonNull.NULL) instanceof JsonInteger(long value)
                && (value < min || value > max)) {
            invalid(path + "." + name, value, between(min, max));
        }
    }

    private static String between(long min, long max) {
        return "must be between " + min + " and " + max + ", inclusive";
    }

    /// The field, an object, must be as it was; upstream prints it in Go's `shape`.
    public void immutable(
            JsonObject next, JsonObject previous, String path, String name, GoShape shape) {
        JsonObject now = next.object(name);
        if (!now.equals(previous.object(name))) {
            invalid(path.isEmpty() ? name : path + "." + name, shape.of(now), IMMUTABLE);
        }
    }

    /// The field must be as it was.
    public void immutable(JsonObject next, JsonObject previous, String path, String name) {
        Json now = next.find(name).orElse(JsonNull.NULL);
        if (!now.equals(previous.find(name).orElse(JsonNull.NULL))) {
            invalid(path.isEmpty() ? name : path + "." + name, now, IMMUTABLE);
        }
    }
}
