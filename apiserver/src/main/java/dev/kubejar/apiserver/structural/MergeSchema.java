package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Set;

/// A structural schema in the words that [dev.kubejar.apiserver.schema.Schema] reads: types, list
/// types and keys, atomic maps; without what only validates. Whole objects get their `apiVersion`,
/// `kind` and `metadata`.
final class MergeSchema {
    private static final JsonObject ANYTHING =
            JsonObject.of("x-kubernetes-preserve-unknown-fields", Json.of(true));
    private static final JsonObject STRING = JsonObject.of("type", Json.of("string"));
    private static final JsonObject METADATA =
            JsonObject.of("$ref", Json.of(StructuralSchema.OBJECT_META));

    private static final List<String> KEPT =
            List.of(
                    "type",
                    "required",
                    "enum",
                    "default",
                    "x-kubernetes-preserve-unknown-fields",
                    "x-kubernetes-int-or-string",
                    "x-kubernetes-list-type",
                    "x-kubernetes-list-map-keys",
                    "x-kubernetes-map-type");

    /// Formats that are types of their own in built-in kinds.
    private static final Set<String> SPECIAL_FORMATS = Set.of("quantity", "int-or-string");

    private MergeSchema() {}

    /// @param isResource whether the schema is that of a whole object
    static JsonObject of(StructuralSchema schema, boolean isResource) {
        var json = JsonObject.builder();
        KEPT.forEach(key -> schema.json().find(key).ifPresent(value -> json.put(key, value)));
        String format = schema.validation().format();
        json.putUnlessEmpty("format", SPECIAL_FORMATS.contains(format) ? "" : format);
        json.putUnlessEmpty("properties", properties(schema, isResource));
        schema.items().ifPresent(items -> json.put("items", below(items)));
        schema.additionalProperties()
                .ifPresent(values -> json.put("additionalProperties", entries(values)));
        return json.build();
    }

    private static JsonObject below(StructuralSchema schema) {
        return of(schema, schema.extensions().embeddedResource());
    }

    private static JsonObject entries(StructuralSchema values) {
        return values.json().isEmpty() ? ANYTHING : below(values);
    }

    private static JsonObject properties(StructuralSchema schema, boolean isResource) {
        var properties = JsonObject.builder();
        schema.properties().forEach((name, property) -> properties.put(name, below(property)));
        if (isResource) {
            properties.put("apiVersion", STRING).put("kind", STRING).put("metadata", METADATA);
        }
        return properties.build();
    }
}
