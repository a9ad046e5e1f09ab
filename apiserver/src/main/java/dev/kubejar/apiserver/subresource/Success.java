package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;

/// The answer of a request that made something happen and has no object to show.
final class Success {
    private Success() {}

    /// `{"kind": "Status", "status": "Success", "code": 201}`
    static ApiObject created() {
        return new ApiObject(
                JsonObject.builder()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("metadata", JsonObject.EMPTY)
                        .put("status", "Success")
                        .put("code", 201)
                        .build());
    }
}
