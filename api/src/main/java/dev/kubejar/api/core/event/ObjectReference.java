package dev.kubejar.api.core.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;

/// A view of a reference to an object or to a part of it.
public record ObjectReference(JsonObject json) {

    public static ObjectReference to(ApiObject object) {
        return new ObjectReference(
                JsonObject.builder()
                        .put("kind", object.kind())
                        .putUnlessEmpty("namespace", object.meta().namespace())
                        .put("name", object.meta().name())
                        .putUnlessEmpty("uid", object.meta().uid())
                        .put("apiVersion", object.apiVersion())
                        .putUnlessEmpty("resourceVersion", object.meta().resourceVersion())
                        .build());
    }

    public String kind() {
        return json.string("kind");
    }

    public String namespace() {
        return json.string("namespace");
    }

    public String name() {
        return json.string("name");
    }

    public String uid() {
        return json.string("uid");
    }

    public String apiVersion() {
        return json.string("apiVersion");
    }

    /// The part, such as `spec.containers{web}`.
    public String fieldPath() {
        return json.string("fieldPath");
    }

    public ObjectReference withFieldPath(String fieldPath) {
        return new ObjectReference(json.with("fieldPath", fieldPath));
    }
}
