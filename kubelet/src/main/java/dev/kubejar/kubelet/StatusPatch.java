package dev.kubejar.kubelet;

import dev.kubejar.api.core.Pod;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.Patch;
import java.util.List;

/// The strategic merge patch that takes a pod's status from what was last reported to what is to be
/// reported: it holds only what changed, so what others write stays, and it fits only this very
/// pod.
final class StatusPatch {
    private static final List<String> ADDRESSES = List.of("podIPs", "hostIPs");

    private StatusPatch() {}

    static Patch of(Pod pod, JsonObject before, JsonObject after) {
        var status = JsonObject.builder();
        after.forEach((field, value) -> {
            if (!value.equals(before.find(field).orElse(JsonNull.NULL))) {
                status.put(field, changed(field, value));
            }
        });
        before.forEach((field, _) -> {
            if (!after.has(field)) {
                status.put(field, JsonNull.NULL);
            }
        });
        return new Patch(
                Patch.Type.STRATEGIC,
                JsonObject.builder()
                        .put("metadata", JsonObject.EMPTY.with("uid", pod.uid()))
                        .put("status", status.build())
                        .build());
    }

    /// Addresses would be merged with the old ones by the server; conditions shall be.
    private static Json changed(String field, Json value) {
        if (!ADDRESSES.contains(field) || !(value instanceof JsonArray addresses)) {
            return value;
        }
        JsonArray replaced = JsonArray.of(JsonObject.EMPTY.with("$patch", "replace"));
        for (Json address : addresses) {
            replaced = replaced.plus(address);
        }
        return replaced;
    }
}
