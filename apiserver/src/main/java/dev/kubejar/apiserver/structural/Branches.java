package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The schemas that a schema joins: a value must be valid against all, some, one or none of them.
/// They hold only value validations.
public record Branches(
        List<StructuralSchema> allOf,
        List<StructuralSchema> anyOf,
        List<StructuralSchema> oneOf,
        Optional<StructuralSchema> not) {

    public Branches {
        allOf = List.copyOf(allOf);
        anyOf = List.copyOf(anyOf);
        oneOf = List.copyOf(oneOf);
    }

    static Branches parse(JsonObject json) {
        return new Branches(
                schemas(json, "allOf"),
                schemas(json, "anyOf"),
                schemas(json, "oneOf"),
                json.findObject("not").map(StructuralSchema::parse));
    }

    private static List<StructuralSchema> schemas(JsonObject json, String key) {
        return json.objects(key).stream().map(StructuralSchema::parse).toList();
    }
}
