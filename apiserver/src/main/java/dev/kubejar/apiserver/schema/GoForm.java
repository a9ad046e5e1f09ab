package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The tree that Go's encoder would write of an object: a struct's fields in their order, the keys
/// of maps sorted, and present what Go always writes, such as a container's `"resources":{}` and
/// the `"rules":null` of a Role without any. JSON inside an object, such as the `fieldsV1` of
/// managedFields, keeps its order. Numbers are as they will be read: Go writes 1.0 as `1`, so that
/// who shares this tree sees what is stored.
///
/// ```
/// {"spec":{"template":{…},"replicas":1},"metadata":{"labels":{"b":"","a":""},"name":"web"}}
/// {"metadata":{"name":"web","labels":{"a":"","b":""}},"spec":{"replicas":1,"template":{…}},"status":{}}
/// ```
///
/// Pure. What has the form already comes back as the same instance, so it costs a walk and no
/// memory.
///
/// Source: [encoding/json](https://pkg.go.dev/encoding/json#Marshal)
public final class GoForm {
    /// Go compares bytes, and so UTF-8; this differs from it only beyond the basic plane.
    private static final Comparator<String> BY_KEY = Comparator.naturalOrder();

    private GoForm() {}

    /// A struct of the type that `schema` describes.
    public static JsonObject of(Schema schema, JsonObject struct) {
        return of(schema, struct, JsonObject.EMPTY);
    }

    /// As [#of], of what became of `known`, which has the form: what it shares has it, too.
    @SuppressWarnings("ReferenceEquality") // equality would walk the tree
    public static JsonObject of(Schema schema, JsonObject struct, JsonObject known) {
        Map<String, Schema> properties = schema.properties();
        return withZeros(schema.zerosInGo(), struct)
                .mapValues((name, value) -> {
                    Schema property = properties.get(name);
                    Json before = known.find(name).orElse(JsonNull.NULL);
                    if (before == value) {
                        return value;
                    }
                    return property == null
                            ? readBack(value)
                            : field(schema, property, name, value, before);
                })
                .sortedBy(schema.order());
    }

    /// A tree without types, as custom objects are to upstream: all keys are sorted.
    public static JsonObject sorted(JsonObject object) {
        return object.mapValues((_, value) -> sortedValue(value)).sortedBy(BY_KEY);
    }

    private static Json sortedValue(Json value) {
        return switch (value) {
            case JsonObject object -> sorted(object);
            case JsonArray array -> array.map(GoForm::sortedValue);
            case JsonDecimal number -> number.readBack();
            default -> value;
        };
    }

    /// A tree of which nothing is known, with its numbers as they will be read.
    private static Json readBack(Json value) {
        return switch (value) {
            case JsonObject object -> object.mapValues((_, it) -> readBack(it));
            case JsonArray array -> array.map(GoForm::readBack);
            case JsonDecimal number -> number.readBack();
            default -> value;
        };
    }

    private static JsonObject withZeros(Map<String, Json> zeros, JsonObject struct) {
        JsonObject filled = struct;
        for (Map.Entry<String, Json> zero : zeros.entrySet()) {
            if (!filled.has(zero.getKey())) {
                filled = filled.with(zero.getKey(), zero.getValue());
            }
        }
        return filled;
    }

    /// An empty list or map is none to upstream's store: what is always written becomes null.
    private static Json field(Schema owner, Schema property, String name, Json value, Json before) {
        boolean empty =
                switch (value) {
                    case JsonArray array -> array.isEmpty();
                    case JsonObject object ->
                            object.isEmpty() && property.additionalProperties().isPresent();
                    default -> false;
                };
        return empty && owner.zerosInGo().get(name) == JsonNull.NULL
                ? JsonNull.NULL
                : value(property, value, before);
    }

    private static Json value(Schema schema, Json value) {
        return value(schema, value, JsonNull.NULL);
    }

    private static Json value(Schema schema, Json value, Json before) {
        return switch (value) {
            case JsonObject object ->
                    object(
                            schema,
                            object,
                            before instanceof JsonObject known ? known : JsonObject.EMPTY);
            case JsonArray array -> array(schema, array);
            case JsonDecimal number -> number.readBack();
            default -> value;
        };
    }

    private static Json object(Schema schema, JsonObject object, JsonObject known) {
        Optional<Schema> values = schema.additionalProperties();
        if (values.isPresent()) {
            Schema each = values.get();
            return object.mapValues((_, value) -> value(each, value)).sortedBy(BY_KEY);
        }
        if (schema.type() == Schema.Type.ANY) {
            return schema.alternative()
                    .<Json>map(struct -> of(struct, object))
                    .orElseGet(() -> readBack(object));
        }
        return of(schema, object, known);
    }

    private static Json array(Schema schema, JsonArray array) {
        Optional<Schema> items =
                schema.type() == Schema.Type.ANY ? schema.alternative() : schema.items();
        return items.isPresent() ? array.map(value -> value(items.get(), value)) : readBack(array);
    }
}
