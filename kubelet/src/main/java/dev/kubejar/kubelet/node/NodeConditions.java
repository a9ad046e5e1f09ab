package dev.kubejar.kubelet.node;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The conditions that a kubelet reports of its node.
final class NodeConditions {
    private NodeConditions() {}

    /// A condition before it has times.
    private record Draft(String type, boolean isTrue, String reason, String message) {}

    /// Pure.
    ///
    /// @param problem why the node is not ready; empty when it is
    static JsonArray of(Optional<String> problem, List<Condition> before, Instant now) {
        var ready =
                problem.map(why -> new Draft("Ready", false, "KubeletNotReady", why))
                        .orElse(
                                new Draft(
                                        "Ready",
                                        true,
                                        "KubeletReady",
                                        "kubelet is posting ready status"));
        return JsonArray.of(
                List.of(
                                new Draft(
                                        "MemoryPressure",
                                        false,
                                        "KubeletHasSufficientMemory",
                                        "kubelet has sufficient memory available"),
                                new Draft(
                                        "DiskPressure",
                                        false,
                                        "KubeletHasNoDiskPressure",
                                        "kubelet has no disk pressure"),
                                new Draft(
                                        "PIDPressure",
                                        false,
                                        "KubeletHasSufficientPID",
                                        "kubelet has sufficient PID available"),
                                ready)
                        .stream()
                        .map(draft -> json(draft, before, now))
                        .toList());
    }

    private static JsonObject json(Draft draft, List<Condition> before, Instant now) {
        String status = draft.isTrue() ? "True" : "False";
        Instant since = Condition.since(before, draft.type(), status).orElse(now);
        return JsonObject.builder()
                .put("type", draft.type())
                .put("status", status)
                .put("lastHeartbeatTime", Timestamps.seconds(now))
                .put("lastTransitionTime", Timestamps.seconds(since))
                .put("reason", draft.reason())
                .put("message", draft.message())
                .build();
    }
}
