package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.ListType;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What tells the elements of a merged list apart.
final class ListElements {
    private ListElements() {}

    /// An element that cannot be told apart; the message is upstream's.
    static final class UnnamedElementException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnnamedElementException(String message) {
            super(message, null, false, false);
        }
    }

    /// The path element of an element of a list with `schema`.
    ///
    /// @throws UnnamedElementException when it lacks what would tell it apart
    static PathElement elementOf(Schema schema, Json child) {
        return schema.listType() == ListType.MAP ? keyed(schema, child) : scalar(child);
    }

    private static PathElement keyed(Schema schema, Json child) {
        if (!(child instanceof JsonObject object)) {
            throw new UnnamedElementException(
                    child == JsonNull.NULL
                            ? "associative list with keys may not have a null element"
                            : "associative list with keys may not have non-map elements");
        }
        List<String> keys = schema.listMapKeys();
        if (keys.size() == 1) {
            String key = keys.getFirst();
            Json value = value(schema, object, key).orElseThrow(() -> noKeys(keys));
            return new PathElement.Key(JsonObject.of(key, value));
        }
        JsonObject.Builder fields = JsonObject.builder();
        keys.stream()
                .sorted()
                .forEach(key ->
                        value(schema, object, key).ifPresent(value -> fields.put(key, value)));
        JsonObject found = fields.build();
        if (found.isEmpty()) {
            throw noKeys(keys);
        }
        return new PathElement.Key(found);
    }

    private static Optional<Json> value(Schema schema, JsonObject object, String key) {
        return object.find(key)
                .or(() -> Granularity.element(schema).property(key).flatMap(Schema::defaultValue));
    }

    private static UnnamedElementException noKeys(List<String> keys) {
        return new UnnamedElementException(
                "associative list with keys has an element that omits all key fields [\"%s\"] (and doesn't have default values for any key fields)"
                        .formatted(String.join("\" \"", keys)));
    }

    private static PathElement scalar(Json child) {
        return switch (child) {
            case JsonObject _ ->
                    throw new UnnamedElementException(
                            "associative list without keys has an element that's a map type");
            case JsonArray _ ->
                    throw new UnnamedElementException(
                            "not supported: associative list with lists as elements");
            case JsonNull _ ->
                    throw new UnnamedElementException(
                            "associative list without keys has an element that's an explicit null");
            default -> new PathElement.Value(child);
        };
    }

    /// The elements of a list in their order, those that cannot be told apart together: a list that
    /// nobody applied may hold some twice.
    static Map<PathElement, List<Json>> index(Schema schema, Json list) {
        if (!(list instanceof JsonArray array)) {
            return Map.of();
        }
        Map<PathElement, List<Json>> index = LinkedHashMap.newLinkedHashMap(array.size());
        for (Json child : array) {
            index.computeIfAbsent(elementOf(schema, child), _ -> new ArrayList<>(1)).add(child);
        }
        return index;
    }
}
