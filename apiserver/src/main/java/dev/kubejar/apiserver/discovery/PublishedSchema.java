package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A custom kind's schema as it is published: whole in OpenAPI 3; in Swagger 2 without what that
/// does not know, and so that older clients refuse nothing that the server takes.
///
/// Pure.
///
/// Source:
/// [ToStructuralOpenAPIV2](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/openapi/v2/conversion.go)
///
/// @param identity adds to an object's properties those that every object has
record PublishedSchema(boolean v3, UnaryOperator<JsonObject> identity) {
    /// What a structural schema does not keep.
    private static final Set<String> UNPUBLISHED =
            Set.of("$schema", "id", "example", "externalDocs", "definitions", "dependencies");

    private static final Set<String> BRANCHES = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> NOT_IN_V2 =
            Set.of("allOf", "anyOf", "oneOf", "not", "nullable");
    private static final Set<String> SHAPE = Set.of("items", "properties", "additionalProperties");
    private static final String PRESERVES = "x-kubernetes-preserve-unknown-fields";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";
    private static final JsonArray EITHER = JsonArray.of(typed("integer"), typed("string"));

    JsonObject of(JsonObject schema) {
        var published = JsonObject.builder();
        schema.forEach((word, value) -> {
            if (!UNPUBLISHED.contains(word) && !(isHidden(schema, word) && !v3)) {
                published.put(word, value(word, value));
            }
        });
        JsonObject done =
                v3 ? unfolded(published.build()) : withoutOptional(schema, published.build());
        boolean open = !v3 && schema.bool(PRESERVES);
        return schema.bool("x-kubernetes-embedded-resource") && !open ? embedded(done) : done;
    }

    /// Whether Swagger 2 must not tell: kubectl takes a value without a type for any, and does not
    /// cope with lists of anything and objects with unknown fields.
    private static boolean isHidden(JsonObject schema, String word) {
        boolean preserves = schema.bool(PRESERVES);
        boolean anything = schema.bool("nullable") || preserves;
        return switch (word) {
            case "items", "properties" -> anything;
            case "type" ->
                    switch (schema.string("type")) {
                        case "array" -> anything || !schema.has("items");
                        case "object" -> anything;
                        default -> schema.bool("nullable");
                    };
            default -> NOT_IN_V2.contains(word);
        };
    }

    private Json value(String word, Json value) {
        return switch (value) {
            case JsonObject object when word.equals("properties") -> each(object);
            case JsonObject object when SHAPE.contains(word) || word.equals("not") -> of(object);
            case JsonArray array when BRANCHES.contains(word) ->
                    JsonArray.of(array.objects().stream().map(this::of).toList());
            default -> value;
        };
    }

    private JsonObject each(JsonObject properties) {
        var all = JsonObject.builder();
        properties.forEach((name, property) ->
                all.put(name, property instanceof JsonObject schema ? of(schema) : property));
        return all.build();
    }

    /// Says of an integer or string in plain words that it is one, unless it does so itself.
    private static JsonObject unfolded(JsonObject schema) {
        List<JsonObject> all = schema.objects("allOf");
        boolean inAllOf = !all.isEmpty() && all.getFirst().equals(JsonObject.of("anyOf", EITHER));
        boolean saysSo = inAllOf || schema.array("anyOf").equals(EITHER);
        if (!schema.bool(INT_OR_STRING) || saysSo) {
            return schema;
        }
        if (!schema.has("anyOf")) {
            return schema.with("anyOf", EITHER);
        }
        var first = new ArrayList<Json>();
        first.add(JsonObject.of("anyOf", EITHER));
        first.addAll(all);
        return schema.with("allOf", JsonArray.of(first));
    }

    /// What may be null need not be sent.
    private static JsonObject withoutOptional(JsonObject schema, JsonObject published) {
        List<String> required = new ArrayList<>(schema.strings("required"));
        JsonObject properties = schema.object("properties");
        required.removeIf(name -> properties.object(name).bool("nullable"));
        boolean nullableEntries = schema.object("additionalProperties").bool("nullable");
        return required.isEmpty() || nullableEntries
                ? published.without("required")
                : published.with("required", JsonArray.ofStrings(required));
    }

    private JsonObject embedded(JsonObject schema) {
        var required = new LinkedHashSet<>(schema.strings("required"));
        required.addAll(List.of("kind", "apiVersion"));
        return schema.with("properties", identity.apply(schema.object("properties")))
                .with("required", JsonArray.ofStrings(required));
    }

    private static JsonObject typed(String type) {
        return JsonObject.of("type", Json.of(type));
    }
}
