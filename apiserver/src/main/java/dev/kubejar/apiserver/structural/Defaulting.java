package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.Optional;

/// Fills in the defaults that a schema states: where a property is absent, and where it is `null`
/// without being nullable. What is inside an object that is absent stays absent.
///
/// Pure and idempotent; a value that needs nothing comes back as the same instance.
///
/// Source:
/// [defaulting](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting)
public final class Defaulting {
    private Defaulting() {}

    /// `object` with the defaults.
    public static JsonObject fill(StructuralSchema schema, JsonObject object) {
        JsonObject filled = object;
        for (var property : schema.properties().entrySet()) {
            Optional<Json> absent = property.getValue().defaultValue();
            if (absent.isPresent()
                    && wantsDefault(property.getValue(), object, property.getKey())) {
                filled = filled.with(property.getKey(), absent.get());
            }
        }
        for (String key : filled.keys()) {
            filled = Rebuilt.field(filled, key, value -> field(schema, key, value));
        }
        return filled;
    }

    private static boolean wantsDefault(StructuralSchema schema, JsonObject object, String key) {
        Optional<Json> present = object.find(key);
        return present.isEmpty() || (present.get() == JsonNull.NULL && !schema.nullable());
    }

    private static Json field(StructuralSchema schema, String key, Json value) {
        StructuralSchema property = schema.properties().get(key);
        if (property != null) {
            return value(property, value);
        }
        return schema.additionalProperties().map(entries -> element(entries, value)).orElse(value);
    }

    private static Json value(StructuralSchema schema, Json value) {
        return switch (value) {
            case JsonObject object -> fill(schema, object);
            case JsonArray array when schema.items().isPresent() ->
                    Rebuilt.elements(array, (_, element) -> element(schema.items().get(), element));
            default -> value;
        };
    }

    /// An element of a list or an entry of a map.
    private static Json element(StructuralSchema schema, Json value) {
        boolean wanting = value == JsonNull.NULL && !schema.nullable();
        return value(schema, wanting ? schema.defaultValue().orElse(value) : value);
    }

    /// Drops each field that is `null` though it must not be, if it has no default: it is read as
    /// absent. Elements of lists stay.
    public static JsonObject withoutNulls(StructuralSchema schema, JsonObject object) {
        JsonObject kept = object;
        for (String key : object.keys()) {
            Optional<StructuralSchema> below = schema.below(key);
            if (object.find(key).orElseThrow() == JsonNull.NULL && isDropped(below)) {
                kept = kept.without(key);
            } else {
                StructuralSchema inner = below.orElse(StructuralSchema.EMPTY);
                kept = Rebuilt.field(kept, key, value -> withoutNulls(inner, value));
            }
        }
        return kept;
    }

    private static boolean isDropped(Optional<StructuralSchema> schema) {
        return schema.filter(it -> !it.nullable() && it.defaultValue().isEmpty()).isPresent();
    }

    private static Json withoutNulls(StructuralSchema schema, Json value) {
        return switch (value) {
            case JsonObject object -> withoutNulls(schema, object);
            case JsonArray array -> {
                StructuralSchema items = schema.items().orElse(StructuralSchema.EMPTY);
                yield Rebuilt.elements(array, (_, element) -> withoutNulls(items, element));
            }
            default -> value;
        };
    }
}
