package dev.kubejar.kubelet;

import dev.kubejar.api.Condition;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.Patch;
import dev.kubejar.kubelet.pod.PodReport;
import java.util.ArrayList;
import java.util.List;

/// The strategic merge patch that takes a pod's status from what was last reported to what is to be
/// reported: it holds only what changed, so what others write stays, and it fits only this very
/// pod.
final class StatusPatch {
    private StatusPatch() {}

    static Patch of(Pod pod, JsonObject before, JsonObject after) {
        var status = JsonObject.builder();
        after.forEach((field, value) -> {
            if (!value.equals(before.find(field).orElse(JsonNull.NULL))) {
                status.put(field, changed(field, before, value));
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

    /// Lists that the server merges by key need more than their new value.
    private static Json changed(String field, JsonObject before, Json value) {
        if (!(value instanceof JsonArray list)) {
            return value;
        }
        return switch (field) {
            case "podIPs", "hostIPs" -> replaced(list);
            case "conditions" -> conditions(before, list);
            default -> list;
        };
    }

    /// Not one address more than these.
    private static JsonArray replaced(JsonArray addresses) {
        var all = new ArrayList<Json>();
        all.add(JsonObject.EMPTY.with("$patch", "replace"));
        addresses.forEach(all::add);
        return JsonArray.of(all);
    }

    /// The conditions of ours that changed; a reason or message that one has no more is taken away,
    /// as is a condition that there is no more.
    private static JsonArray conditions(JsonObject before, JsonArray conditions) {
        var changed = new ArrayList<Json>();
        for (JsonObject condition : ours(conditions.objects())) {
            JsonObject old =
                    Condition.find(before, condition.string("type"))
                            .map(Condition::json)
                            .orElse(JsonObject.EMPTY);
            if (!old.equals(condition)) {
                var patch = condition.toBuilder();
                old.keys().stream()
                        .filter(key -> !condition.has(key))
                        .forEach(key -> patch.put(key, JsonNull.NULL));
                changed.add(patch.build());
            }
        }
        for (JsonObject old : ours(before.objects("conditions"))) {
            boolean kept =
                    conditions.objects().stream()
                            .anyMatch(it -> it.string("type").equals(old.string("type")));
            if (!kept) {
                changed.add(
                        JsonObject.EMPTY.with("$patch", "delete").with("type", old.string("type")));
            }
        }
        return JsonArray.of(changed);
    }

    private static List<JsonObject> ours(List<JsonObject> conditions) {
        return conditions.stream()
                .filter(it -> PodReport.changesCondition(it.string("type")))
                .toList();
    }
}
