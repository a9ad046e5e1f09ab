package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.ListType;
import dev.kubejar.apiserver.schema.Schema;

/// How a value merges at its place.
enum Granularity {
    /// As a whole: scalars, atomic lists, atomic maps.
    WHOLE,
    /// Field by field.
    FIELDS,
    /// Element by element: sets, and lists whose elements have keys.
    ELEMENTS;

    /// Where the schema leaves the type open the value tells it: objects merge, lists do not.
    static Granularity of(Schema schema, Json value) {
        return switch (schema.type()) {
            case OBJECT -> schema.isAtomicMap() ? WHOLE : FIELDS;
            case ARRAY -> schema.listType() == ListType.ATOMIC ? WHOLE : ELEMENTS;
            case ANY -> schema.isDeduced() && value instanceof JsonObject ? FIELDS : WHOLE;
            case STRING, INTEGER, NUMBER, BOOLEAN, INT_OR_STRING, QUANTITY -> WHOLE;
        };
    }

    /// The schema of a field of an object with `schema`.
    static Schema field(Schema schema, String name) {
        return schema.property(name).or(schema::additionalProperties).orElse(Schema.DEDUCED);
    }

    static Schema element(Schema schema) {
        return schema.items().orElse(Schema.DEDUCED);
    }

    /// Whether nothing is in a value that could merge by parts: such a value is one leaf, so that
    /// `{}` and `null` stay apart.
    static boolean isEmpty(Schema schema, Json value) {
        return switch (value) {
            case JsonNull _ -> true;
            case JsonObject object -> object.isEmpty() && schema.zerosInGo().isEmpty();
            case JsonArray array -> array.isEmpty();
            default -> false;
        };
    }
}
