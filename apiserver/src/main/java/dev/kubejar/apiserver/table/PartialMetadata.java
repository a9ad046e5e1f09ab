package dev.kubejar.apiserver.table;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schemas;

/// Objects with nothing but their metadata, as a PartialObjectMetadata shows them: with its fields
/// in upstream's order, where a custom object has them sorted.
///
/// @param apiVersion of the PartialObjectMetadata: `meta.k8s.io/v1`
public record PartialMetadata(String apiVersion, Schemas schemas) {

    public JsonObject of(ApiObject object) {
        return JsonObject.builder()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", apiVersion)
                .put("metadata", schemas.metadataInGoForm(object.json().object("metadata")))
                .build();
    }
}
