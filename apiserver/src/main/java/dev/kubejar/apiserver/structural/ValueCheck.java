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
import java.util.List;
import java.util.Optional;

/// Checks one value, and all that lies in it, against what a schema asks: type, then the junctors,
/// then what the value's own type knows, then the enum.
///
/// Source:
/// [SchemaValidator](https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/validate#SchemaValidator)
final class ValueCheck {
    private final StructuralSchema schema;
    private final Json value;
    private final Where where;
    private final Optional<Correlation> correlation;
    private final Findings found;

    private ValueCheck(
            StructuralSchema schema,
            Json value,
            Where where,
            Optional<Correlation> correlation,
            Findings found) {
        this.schema = schema;
        this.value = value;
        this.where = where;
        this.correlation = correlation;
        this.found = found;
    }

    /// What is wrong with `value`.
    static Findings of(StructuralSchema schema, Json value) {
        return at(Where.ROOT, schema, value);
    }

    static Findings at(Where where, StructuralSchema schema, Json value) {
        var found = new Findings();
        new ValueCheck(schema, value, where, Optional.empty(), found).run();
        return found;
    }

    /// What is wrong with the new value of `correlation` where it differs from the old one.
    static Findings ofChange(StructuralSchema schema, Correlation correlation) {
        var found = new Findings();
        ratcheted(schema, correlation, Where.ROOT, found);
        return found;
    }

    private static void ratcheted(
            StructuralSchema schema, Correlation correlation, Where where, Findings into) {
        var found = new Findings();
        new ValueCheck(schema, correlation.next(), where, Optional.of(correlation), found).run();
        if (!found.isEmpty() && correlation.isUnchanged()) {
            into.mergeMatches(found);
        } else {
            into.merge(found);
        }
    }

    private void below(
            StructuralSchema schema, Json value, Where where, Optional<Correlation> correlation) {
        if (correlation.isPresent()) {
            ratcheted(schema, correlation.get(), where, found);
        } else {
            new ValueCheck(schema, value, where, correlation, found).run();
        }
    }

    private void run() {
        if (value == JsonNull.NULL) {
            TypeCheck.check(schema, value, where, found);
            enumeration();
            return;
        }
        if (TypeCheck.applies(schema)) {
            TypeCheck.check(schema, value, where, found);
            found.match();
        }
        Junctors.check(schema, value, where, found);
        found.match();
        switch (value) {
            case JsonString(String text) -> TextCheck.check(schema, text, where, found);
            case JsonInteger _, JsonDecimal _ ->
                    NumberCheck.check(schema.validation().number(), value, where, found);
            case JsonArray array -> array(array);
            default -> {} // nothing of its own
        }
        enumeration();
        found.match();
        if (value instanceof JsonObject object) {
            object(object);
            found.match();
        }
        found.match();
    }

    private void enumeration() {
        List<Json> allowed = schema.validation().enums();
        if (allowed.isEmpty() || allowed.stream().anyMatch(this::isSame)) {
            return;
        }
        List<String> words = allowed.stream().map(ValueCheck::enumWord).toList();
        found.add(
                where,
                where + " in body should be one of " + words,
                path -> FieldError.notSupported(path, Sorted.of(value), words));
    }

    /// As upstream compares: 1.5 passes where 1 is allowed, and a `null` is never one of them.
    private boolean isSame(Json allowed) {
        return switch (allowed) {
            case JsonNull _ -> false;
            case JsonInteger(long number) when value instanceof JsonDecimal(double given) ->
                    number == (long) given;
            case JsonDecimal(double number) when value instanceof JsonInteger(long given) ->
                    number == (double) given;
            default -> allowed.equals(value);
        };
    }

    private static String enumWord(Json allowed) {
        return allowed instanceof JsonString(String text) ? text : Sorted.of(allowed).toString();
    }

    // ---- lists

    private void array(JsonArray array) {
        schema.items()
                .ifPresent(items -> {
                    for (int i = 0; i < array.size(); i++) {
                        int index = i;
                        below(
                                items,
                                array.get(i),
                                where.index(i),
                                correlation.flatMap(it -> it.element(index)));
                    }
                });
        SizeLimits limits = schema.validation().items();
        int size = array.size();
        limits.min().stream().filter(min -> size < min).forEach(min -> tooFew(size, min, "items"));
        limits.max().stream().filter(max -> size > max).forEach(max -> tooMany(size, max, "items"));
        found.match();
        found.match();
    }

    private void tooFew(int size, long min, String what) {
        String message = "%s in body should have at least %d %s".formatted(where, min, what);
        found.add(where, message, path -> FieldError.invalid(path, Json.of(size), message));
    }

    private void tooMany(int size, long max, String what) {
        found.add(
                where,
                "%s in body should have at most %d %s".formatted(where, max, what),
                path -> FieldError.tooMany(path, size, max));
    }

    // ---- objects

    private void object(JsonObject object) {
        SizeLimits limits = schema.validation().properties();
        int size = object.size();
        if (limits.min().isPresent() && size < limits.min().getAsLong()) {
            tooFew(size, limits.min().getAsLong(), "properties");
            return;
        }
        if (limits.max().isPresent() && size > limits.max().getAsLong()) {
            tooMany(size, limits.max().getAsLong(), "properties");
            return;
        }
        if (schema.json().find("additionalProperties").equals(Optional.of(JsonBoolean.FALSE))) {
            object.keys().stream()
                    .filter(key -> !schema.properties().containsKey(key))
                    .forEach(this::forbidden);
        }
        schema.additionalProperties().ifPresent(entries -> entries(object, entries));
        schema.properties()
                .forEach((name, property) ->
                        object.find(name)
                                .ifPresent(field ->
                                        below(
                                                property,
                                                field,
                                                where.property(name),
                                                correlation.flatMap(it -> it.field(name)))));
        schema.validation().required().stream()
                .filter(name -> !object.has(name))
                .forEach(this::missing);
    }

    private void entries(JsonObject object, StructuralSchema entries) {
        object.forEach((key, entry) -> {
            if (!schema.properties().containsKey(key)) {
                below(entries, entry, where.entry(key), correlation.flatMap(it -> it.field(key)));
            }
        });
    }

    private void forbidden(String key) {
        String message = "%s.%s in body is a forbidden property".formatted(where, key);
        found.add(where, message, path -> FieldError.invalid(path, key, message));
    }

    private void missing(String name) {
        Where place = where.entry(name);
        found.add(place, place + " in body is required", path -> FieldError.required(path, ""));
    }
}
