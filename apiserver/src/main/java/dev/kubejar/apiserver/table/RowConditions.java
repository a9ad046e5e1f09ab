package dev.kubejar.apiserver.table;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;

/// What a row of a Table says of its object beside the cells: that a pod has ended, and how.
final class RowConditions {
    private RowConditions() {}

    /// Empty for any other object.
    static JsonArray of(ApiObject object) {
        boolean isPod = object.apiVersion().equals("v1") && object.kind().equals("Pod");
        return switch (isPod ? new Pod(object).status().phase() : "") {
            case PodStatus.SUCCEEDED ->
                    completed(PodStatus.SUCCEEDED, "The pod has completed successfully.");
            case PodStatus.FAILED -> completed(PodStatus.FAILED, "The pod failed.");
            default -> JsonArray.of();
        };
    }

    private static JsonArray completed(String reason, String message) {
        return JsonArray.of(
                JsonObject.EMPTY
                        .with("type", "Completed")
                        .with("status", "True")
                        .with("reason", reason)
                        .with("message", message));
    }
}
