package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes of the tree that a client sent the object that upstream's decoder would make of it: fields
/// the schema does not name are dropped and told, `null` is absent, optional lists and maps that
/// are empty are absent, as zeros are, quantities and times are in their canonical form, and a
/// value of the wrong type is refused.
///
/// Pure. The object comes back as the same instance when there was nothing to change.
///
/// Source: [strict decoding](https://pkg.go.dev/sigs.k8s.io/json#UnmarshalStrict)
public final class FieldCheck {
    private static final int MAX_PROBLEMS = 100;

    private final Set<String> problems = new LinkedHashSet<>();

    /// Where unknown fields stand, with a dot behind: nobody minds that they, or what is in them,
    /// stand there twice.
    private final List<String> unknown = new ArrayList<>();

    private FieldCheck() {}

    /// What a check found.
    ///
    /// @param problems `unknown field "spec.replicase"`, unknown ones first, each once
    public record Checked(JsonObject object, List<String> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }

        /// The same with problems of another check before its own.
        public Checked after(List<String> others) {
            if (others.isEmpty()) {
                return this;
            }
            var all = new ArrayList<>(others);
            all.addAll(problems);
            return new Checked(object, all);
        }

        /// The words of a strict refusal: `strict decoding error: unknown field "a", unknown field
        /// "b"`.
        public String message() {
            return "strict decoding error: " + String.join(", ", problems);
        }
    }

    /// Checks `object` against its kind's schema.
    ///
    /// @param duplicates paths of repeated fields, as the parser of the body told them
    /// @throws TypeMismatchException on the first value of a wrong type
    public static Checked check(Schema schema, JsonObject object, List<String> duplicates) {
        var check = new FieldCheck();
        Json checked =
                check.object(schema, object, JsonObject.EMPTY, Place.root(schema.structName()));
        duplicates.stream()
                .filter(path -> check.unknown.stream().noneMatch((path + ".")::startsWith))
                .forEach(path -> check.tell("duplicate", path));
        return new Checked((JsonObject) checked, List.copyOf(check.problems));
    }

    /// Checks an object that was made of `known`, which a check has made before: fields that are
    /// the same instance in both are not looked at again.
    ///
    /// @throws TypeMismatchException on the first value of a wrong type
    public static Checked recheck(Schema schema, JsonObject object, JsonObject known) {
        var check = new FieldCheck();
        Json checked = check.object(schema, object, known, Place.root(schema.structName()));
        return new Checked((JsonObject) checked, List.copyOf(check.problems));
    }

    /// Checks the part of an object at `path`, such as `metadata`, that upstream decodes by itself:
    /// problems name the whole path, mismatches begin with `schema`.
    ///
    /// @throws TypeMismatchException on the first value of a wrong type
    public static Checked checkPart(Schema schema, Json part, String path) {
        var check = new FieldCheck();
        Json checked =
                check.object(schema, part, JsonObject.EMPTY, Place.part(path, schema.structName()));
        return new Checked((JsonObject) checked, List.copyOf(check.problems));
    }

    private void tell(String what, String path) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(what + " field \"" + path + "\"");
        }
    }

    /// The value as it is kept, or null when it is left out.
    ///
    /// @param known what was there before
    private @Nullable Json value(Schema schema, Json value, Json known, Place place) {
        if (value == JsonNull.NULL) {
            return schema.type() == Schema.Type.ANY ? value : null;
        }
        return switch (schema.type()) {
            case OBJECT -> object(schema, value, known, place);
            case ARRAY -> array(schema, value, place);
            case ANY -> value;
            case STRING, INTEGER, NUMBER, BOOLEAN, INT_OR_STRING, QUANTITY ->
                    Scalars.checked(schema, value, place);
        };
    }

    private Json object(Schema schema, Json value, Json known, Place place) {
        if (!(value instanceof JsonObject object)) {
            throw place.mismatch(value.typeName(), schema.goType());
        }
        Optional<Schema> values = schema.additionalProperties();
        return values.isPresent()
                ? map(values.get(), object, place)
                : struct(
                        schema,
                        object,
                        known instanceof JsonObject fields ? fields : JsonObject.EMPTY,
                        place);
    }

    private Json struct(Schema schema, JsonObject object, JsonObject known, Place place) {
        String structName = schema.structName();
        JsonObject.@Nullable Builder changed = null;
        for (String key : object.keys()) {
            Json before = object.find(key).orElse(JsonNull.NULL);
            Json old = known.find(key).orElse(JsonNull.NULL);
            Json after =
                    isSame(before, old) && before != JsonNull.NULL
                            ? before
                            : field(schema, key, before, old, place.field(key, structName));
            if (!isSame(after, before)) {
                changed = changed == null ? object.toBuilder() : changed;
                if (after == null) {
                    changed.remove(key);
                } else {
                    changed.put(key, after);
                }
            }
        }
        return changed == null ? object : changed.build();
    }

    private @Nullable Json field(Schema schema, String key, Json value, Json known, Place place) {
        Optional<Schema> property = schema.property(key);
        if (property.isEmpty()) {
            if (schema.preservesUnknownFields()) {
                return value;
            }
            String path = place.toString();
            tell("unknown", path);
            unknown.add(path + ".");
            return null;
        }
        if (value == JsonNull.NULL && schema.zerosInGo().get(key) == JsonNull.NULL) {
            return value;
        }
        Json kept = value(property.get(), value, known, place);
        return kept != null && isEmpty(property.get(), kept) && !isAlwaysThere(schema, key)
                ? null
                : kept;
    }

    private static boolean isAlwaysThere(Schema schema, String key) {
        return schema.isRequired(key) || schema.zerosInGo().containsKey(key);
    }

    /// Go's `omitempty` leaves these out; an empty struct stays, and so does the zero that a
    /// pointer points to.
    private static boolean isEmpty(Schema schema, Json value) {
        return switch (value) {
            case JsonArray array -> array.isEmpty() && schema.type() == Schema.Type.ARRAY;
            case JsonObject object -> object.isEmpty() && schema.additionalProperties().isPresent();
            case JsonString(String text) ->
                    text.isEmpty() && schema.type() == Schema.Type.STRING && !schema.keepsZero();
            case JsonInteger(long number) ->
                    number == 0 && schema.type() == Schema.Type.INTEGER && !schema.keepsZero();
            case JsonBoolean bool ->
                    !bool.value() && schema.type() == Schema.Type.BOOLEAN && !schema.keepsZero();
            case JsonDecimal _, JsonNull _ -> false;
        };
    }

    private Json map(Schema values, JsonObject object, Place place) {
        JsonObject.@Nullable Builder changed = null;
        for (String key : object.keys()) {
            Json before = object.find(key).orElse(JsonNull.NULL);
            Json after = element(values, before, place.key(key));
            if (!isSame(after, before)) {
                changed = changed == null ? object.toBuilder() : changed;
                changed.put(key, after);
            }
        }
        return changed == null ? object : changed.build();
    }

    private Json array(Schema schema, Json value, Place place) {
        if (!(value instanceof JsonArray array)) {
            throw place.mismatch(value.typeName(), schema.goType());
        }
        Schema items = schema.items().orElse(Schema.ANYTHING);
        boolean changed = false;
        var kept = new ArrayList<Json>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Json after = element(items, array.get(i), place.index(i));
            changed |= !isSame(after, array.get(i));
            kept.add(after);
        }
        return changed ? JsonArray.of(kept) : array;
    }

    /// In a list or map, `null` becomes the type's zero value instead of going away.
    private Json element(Schema schema, Json value, Place place) {
        Json kept = value(schema, value, JsonNull.NULL, place);
        return kept == null ? Scalars.zero(schema) : kept;
    }

    /// Whether nothing was changed: the check hands back the instance it was given.
    @SuppressWarnings("ReferenceEquality") // equality would walk the tree again at every level
    private static boolean isSame(@Nullable Json after, Json before) {
        return after == before;
    }
}
