package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.apiserver.structural.StructuralSchema;

/// Schemas and objects from YAML.
final class Schemas {
    private Schemas() {}

    static StructuralSchema schema(String yaml) {
        return StructuralSchema.parse(object(yaml));
    }

    static JsonObject object(String yaml) {
        return (JsonObject) json(yaml);
    }

    static Json json(String yaml) {
        return YamlReader.parse(yaml);
    }
}
