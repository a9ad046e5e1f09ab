package dev.kubejar.api;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A view of an object's `metadata`.
///
/// Source:
/// [ObjectMeta](https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/)
public record ObjectMeta(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    /// Empty for an object of the whole cluster.
    public String namespace() {
        return json.string("namespace");
    }

    public String generateName() {
        return json.string("generateName");
    }

    public String uid() {
        return json.string("uid");
    }

    public String resourceVersion() {
        return json.string("resourceVersion");
    }

    public long generation() {
        return json.integer("generation", 0);
    }

    public Map<String, String> labels() {
        return json.stringMap("labels");
    }

    public Map<String, String> annotations() {
        return json.stringMap("annotations");
    }

    public List<String> finalizers() {
        return json.strings("finalizers");
    }

    public List<OwnerReference> ownerReferences() {
        return json.objects("ownerReferences").stream().map(OwnerReference::new).toList();
    }

    /// The one owner that manages this object, if any.
    public Optional<OwnerReference> controller() {
        for (Json entry : json.array("ownerReferences")) {
            if (entry instanceof JsonObject owner && owner.bool("controller")) {
                return Optional.of(new OwnerReference(owner));
            }
        }
        return Optional.empty();
    }

    public boolean isControlledBy(String uid) {
        return controller().map(OwnerReference::uid).filter(uid::equals).isPresent();
    }

    public Optional<Instant> creationTimestamp() {
        return json.findString("creationTimestamp").map(Timestamps::parse);
    }

    public Optional<Instant> deletionTimestamp() {
        return json.findString("deletionTimestamp").map(Timestamps::parse);
    }

    public boolean isDeleting() {
        return json.has("deletionTimestamp");
    }

    public ObjectMeta with(String field, Json value) {
        return new ObjectMeta(json.with(field, value));
    }

    public ObjectMeta with(String field, String value) {
        return with(field, Json.of(value));
    }

    public ObjectMeta without(String field) {
        return new ObjectMeta(json.without(field));
    }

    public ObjectMeta withLabels(Map<String, String> labels) {
        return with("labels", JsonObject.ofStrings(labels));
    }

    public ObjectMeta withAnnotations(Map<String, String> annotations) {
        return with("annotations", JsonObject.ofStrings(annotations));
    }

    public ObjectMeta withFinalizers(List<String> finalizers) {
        return finalizers.isEmpty()
                ? without("finalizers")
                : with("finalizers", JsonArray.ofStrings(finalizers));
    }

    public ObjectMeta withOwner(OwnerReference owner) {
        return with("ownerReferences", json.array("ownerReferences").plus(owner.json()));
    }
}
