package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a schema says of the values inside an object or an array.
///
/// @param properties by name, in the order written
/// @param items of an array
/// @param additional of the values under names that `properties` does not have;
///   [StructuralSchema#EMPTY] when the schema says `true`, or `false`, which the check of values
///   knows
record Members(
        Map<String, StructuralSchema> properties,
        Optional<StructuralSchema> items,
        Optional<StructuralSchema> additional) {

    Members {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    static Members parse(JsonObject json) {
        return new Members(
                properties(json.object("properties")),
                json.findObject("items").map(StructuralSchema::parse),
                json.find("additionalProperties").flatMap(Members::additional));
    }

    private static Map<String, StructuralSchema> properties(JsonObject json) {
        var properties = new LinkedHashMap<String, StructuralSchema>();
        json.forEach((name, schema) -> {
            if (schema instanceof JsonObject object) {
                properties.put(name, StructuralSchema.parse(object));
            }
        });
        return properties;
    }

    private static Optional<StructuralSchema> additional(Json json) {
        return switch (json) {
            case JsonObject schema -> Optional.of(StructuralSchema.parse(schema));
            case JsonBoolean _ -> Optional.of(StructuralSchema.EMPTY);
            default -> Optional.empty();
        };
    }
}
