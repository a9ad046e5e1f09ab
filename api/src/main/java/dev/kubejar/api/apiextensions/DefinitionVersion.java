package dev.kubejar.api.apiextensions;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// One version of a custom kind: an entry of `spec.versions`.
public record DefinitionVersion(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    public boolean isServed() {
        return json.bool("served");
    }

    public boolean isStorage() {
        return json.bool("storage");
    }

    public boolean isDeprecated() {
        return json.bool("deprecated");
    }

    /// What users of a deprecated version are told instead of the usual words.
    public Optional<String> deprecationWarning() {
        return json.findString("deprecationWarning");
    }

    /// The schema of its objects, in OpenAPI's words.
    public Optional<JsonObject> openApiSchema() {
        return json.object("schema").findObject("openAPIV3Schema");
    }

    public boolean hasStatus() {
        return json.object("subresources").findObject("status").isPresent();
    }

    /// Where the subresource `scale` finds its numbers: `{"specReplicasPath": ".spec.replicas",
    /// …}`.
    public Optional<JsonObject> scale() {
        return json.object("subresources").findObject("scale");
    }

    /// `{"name": "Replicas", "type": "integer", "jsonPath": ".spec.replicas"}`
    public List<JsonObject> printerColumns() {
        return json.objects("additionalPrinterColumns");
    }

    /// JSON paths of the fields that can be selected by, such as `.spec.color`.
    public List<String> selectableFields() {
        return json.objects("selectableFields").stream().map(it -> it.string("jsonPath")).toList();
    }
}
