package dev.kubejar.api;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;

/// One Kubernetes object: an immutable JSON tree with `apiVersion`, `kind` and `metadata`, all its
/// fields kept.
public record ApiObject(JsonObject json) {

    public String apiVersion() {
        return json.string("apiVersion");
    }

    public String kind() {
        return json.string("kind");
    }

    public ObjectMeta meta() {
        return new ObjectMeta(json.object("metadata"));
    }

    public JsonObject spec() {
        return json.object("spec");
    }

    public JsonObject status() {
        return json.object("status");
    }

    public ApiObject withMeta(ObjectMeta meta) {
        return with("metadata", meta.json());
    }

    public ApiObject with(String field, Json value) {
        return new ApiObject(json.with(field, value));
    }

    /// The field as `other` has it, or without it if that has none.
    public ApiObject withFieldOf(ApiObject other, String field) {
        return new ApiObject(json.withFieldsOf(other.json, field));
    }

    public ApiObject without(String field) {
        return new ApiObject(json.without(field));
    }
}
