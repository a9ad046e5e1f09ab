package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.Optional;

/// A tree without some of its fields; containers that end up empty go with them.
final class Removal {
    private Removal() {}

    /// The tree without `fields`.
    static JsonObject remove(Schema schema, JsonObject tree, FieldSet fields) {
        if (fields.isEmpty()) {
            return tree;
        }
        return removed(schema, tree, fields) instanceof JsonObject object
                ? object
                : JsonObject.EMPTY;
    }

    /// `null` where nothing is left.
    private static Json removed(Schema schema, Json value, FieldSet fields) {
        return switch (Granularity.of(schema, value)) {
            case WHOLE ->
                    value instanceof JsonArray || value instanceof JsonObject
                            ? JsonNull.NULL
                            : value;
            case FIELDS ->
                    value instanceof JsonObject object
                            ? fields(schema, object, fields)
                            : JsonNull.NULL;
            case ELEMENTS ->
                    value instanceof JsonArray array
                            ? elements(schema, array, fields)
                            : JsonNull.NULL;
        };
    }

    private static Json fields(Schema schema, JsonObject object, FieldSet fields) {
        JsonObject.Builder left = JsonObject.builder();
        object.forEach((key, value) -> {
            var element = PathElement.Field.of(schema, key);
            if (!fields.has(element)) {
                rest(Granularity.field(schema, key), value, fields.below(element))
                        .ifPresent(rest -> left.put(key, rest));
            }
        });
        JsonObject built = left.build();
        return built.isEmpty() ? JsonNull.NULL : built;
    }

    /// Empty when something was removed and nothing is left.
    private static Optional<Json> rest(Schema schema, Json value, FieldSet fields) {
        if (fields.isEmpty()) {
            return Optional.of(value);
        }
        Json left = removed(schema, value, fields);
        return left == JsonNull.NULL ? Optional.empty() : Optional.of(left);
    }

    private static Json elements(Schema schema, JsonArray array, FieldSet fields) {
        var left = new ArrayList<Json>(array.size());
        for (Json child : array) {
            PathElement element = ListElements.elementOf(schema, child);
            if (!fields.has(element)) {
                rest(Granularity.element(schema), child, fields.below(element))
                        .ifPresent(left::add);
            }
        }
        return left.isEmpty() ? JsonNull.NULL : JsonArray.of(left);
    }
}
