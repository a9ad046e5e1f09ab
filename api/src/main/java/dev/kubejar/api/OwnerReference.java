package dev.kubejar.api;

import dev.kubejar.api.json.JsonObject;

/// A view of one entry of `metadata.ownerReferences`.
public record OwnerReference(JsonObject json) {

    /// The reference that a controller puts on what it creates: `controller` and
    /// `blockOwnerDeletion` are true.
    public static OwnerReference controllerOf(ApiObject owner) {
        return new OwnerReference(
                JsonObject.builder()
                        .put("apiVersion", owner.apiVersion())
                        .put("kind", owner.kind())
                        .put("name", owner.meta().name())
                        .put("uid", owner.meta().uid())
                        .put("controller", true)
                        .put("blockOwnerDeletion", true)
                        .build());
    }

    public String apiVersion() {
        return json.string("apiVersion");
    }

    public String kind() {
        return json.string("kind");
    }

    public String name() {
        return json.string("name");
    }

    public String uid() {
        return json.string("uid");
    }

    public boolean controller() {
        return json.bool("controller");
    }

    public boolean blockOwnerDeletion() {
        return json.bool("blockOwnerDeletion");
    }
}
