package dev.kubejar.controllers.nodelifecycle;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.node.Taint;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A node's conditions when nothing is heard of it, and its taints by its conditions.
///
/// Source: [node
/// controller](https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller)
final class NodeHealth {
    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final List<String> WATCHED =
            List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    /// The taint of a condition that is `True`.
    private static final Map<String, String> BY_CONDITION =
            Map.of(
                    "MemoryPressure", "node.kubernetes.io/memory-pressure",
                    "DiskPressure", "node.kubernetes.io/disk-pressure",
                    "NetworkUnavailable", "node.kubernetes.io/network-unavailable",
                    "PIDPressure", "node.kubernetes.io/pid-pressure");

    /// Keys whose taints are this controller's.
    private static final Set<String> OWN =
            Set.of(
                    NOT_READY,
                    UNREACHABLE,
                    UNSCHEDULABLE,
                    "node.kubernetes.io/memory-pressure",
                    "node.kubernetes.io/disk-pressure",
                    "node.kubernetes.io/network-unavailable",
                    "node.kubernetes.io/pid-pressure");

    private NodeHealth() {}

    /// The status `Ready` has; `Unknown` without one.
    static String ready(Node node) {
        return Condition.find(node.object().status(), "Ready")
                .map(Condition::status)
                .orElse("Unknown");
    }

    /// The node's conditions, all of a kubelet's unknown.
    static JsonArray unheardOf(Node node, Instant now) {
        var conditions = new ArrayList<JsonObject>();
        node.conditions().forEach(one -> conditions.add(unknown(one, now)));
        for (String type : WATCHED) {
            if (Condition.find(node.object().status(), type).isEmpty()) {
                conditions.add(
                        JsonObject.builder()
                                .put("type", type)
                                .put("status", "Unknown")
                                .put(
                                        "lastHeartbeatTime",
                                        node.meta().json().string("creationTimestamp"))
                                .put("lastTransitionTime", Timestamps.seconds(now))
                                .put("reason", "NodeStatusNeverUpdated")
                                .put("message", "Kubelet never posted node status.")
                                .build());
            }
        }
        return JsonArray.of(conditions);
    }

    private static JsonObject unknown(Condition condition, Instant now) {
        boolean changes =
                WATCHED.contains(condition.type()) && !condition.status().equals("Unknown");
        return changes
                ? condition
                        .json()
                        .with("status", "Unknown")
                        .with("reason", "NodeStatusUnknown")
                        .with("message", "Kubelet stopped posting node status.")
                        .with("lastTransitionTime", Timestamps.seconds(now))
                : condition.json();
    }

    /// The taints that the node should have: other people's, and ours by its conditions.
    ///
    /// @param evict whether pods that do not tolerate it have to leave a node that is not ready
    static JsonArray taints(Node node, boolean evict, Instant now) {
        var wanted = new ArrayList<JsonObject>();
        switch (ready(node)) {
            case "True" -> {}
            case "False" -> addUnready(wanted, NOT_READY, evict, now);
            default -> addUnready(wanted, UNREACHABLE, evict, now);
        }
        BY_CONDITION.forEach((condition, key) -> {
            if (Condition.isTrue(node.object().status(), condition)) {
                wanted.add(taint(key, Taint.NO_SCHEDULE, now));
            }
        });
        if (node.isUnschedulable()) {
            wanted.add(taint(UNSCHEDULABLE, Taint.NO_SCHEDULE, now));
        }
        return merged(node, wanted);
    }

    private static void addUnready(
            List<JsonObject> wanted, String key, boolean evict, Instant now) {
        wanted.add(taint(key, Taint.NO_SCHEDULE, now));
        if (evict) {
            wanted.add(taint(key, Taint.NO_EXECUTE, now));
        }
    }

    private static JsonObject taint(String key, String effect, Instant now) {
        return JsonObject.EMPTY
                .with("key", key)
                .with("effect", effect)
                .with("timeAdded", Timestamps.seconds(now));
    }

    /// Keeps a taint that is there already, with its time.
    private static JsonArray merged(Node node, List<JsonObject> wanted) {
        var missing = new ArrayList<>(wanted);
        var taints = new ArrayList<JsonObject>();
        for (Taint present : node.taints()) {
            boolean stays = missing.removeIf(one -> same(one, present));
            if (stays || !isOwn(present)) {
                taints.add(present.json());
            }
        }
        taints.addAll(missing);
        return JsonArray.of(taints);
    }

    private static boolean isOwn(Taint taint) {
        boolean ofUnready = taint.key().equals(NOT_READY) || taint.key().equals(UNREACHABLE);
        return OWN.contains(taint.key())
                && (taint.effect().equals(Taint.NO_SCHEDULE)
                        || (ofUnready && taint.effect().equals(Taint.NO_EXECUTE)));
    }

    private static boolean same(JsonObject wanted, Taint present) {
        return wanted.string("key").equals(present.key())
                && wanted.string("effect").equals(present.effect());
    }
}
