package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.apiextensions.DefinitionVersion;
import dev.kubejar.apiserver.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The schemas of one custom kind by `apiVersion`.
///
/// @param unknown of a version that is not defined
record VersionSchemas(Map<String, VersionSchema> byVersion, VersionSchema unknown) {
    VersionSchemas {
        byVersion = Collections.unmodifiableMap(new LinkedHashMap<>(byVersion));
    }

    /// @param objectMeta the schema of `metadata` in every kind
    static VersionSchemas of(CustomResourceDefinition definition, Supplier<Schema> objectMeta) {
        var schemas = new LinkedHashMap<String, VersionSchema>();
        for (DefinitionVersion version : definition.versions()) {
            schemas.put(
                    definition.group() + "/" + version.name(),
                    VersionSchema.of(version, objectMeta));
        }
        return new VersionSchemas(schemas, VersionSchema.open(objectMeta));
    }

    VersionSchema of(String apiVersion) {
        return byVersion.getOrDefault(apiVersion, unknown);
    }
}
