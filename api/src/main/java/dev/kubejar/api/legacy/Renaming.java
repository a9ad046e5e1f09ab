package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Conversion;

/// The step between an old version and its successor: what differs, and `apiVersion`.
record Renaming(OldVersion old, String oldApiVersion, String apiVersion) implements Conversion {

    @Override
    public ApiObject toStored(ApiObject served) {
        return versioned(old.toStored(served), apiVersion);
    }

    @Override
    public ApiObject fromStored(ApiObject stored) {
        return versioned(old.fromStored(stored), oldApiVersion);
    }

    private static ApiObject versioned(ApiObject object, String apiVersion) {
        return new ApiObject(object.json().with("apiVersion", apiVersion));
    }
}
