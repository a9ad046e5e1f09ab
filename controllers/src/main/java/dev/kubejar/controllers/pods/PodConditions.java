package dev.kubejar.controllers.pods;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.reconcile.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Changes of a pod's status that are not its kubelet's to make.
public final class PodConditions {
    private PodConditions() {}

    /// Marks the pod as one that is deleted for the cluster's reasons, not its own.
    ///
    /// Source: [pod disruption
    /// conditions](https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions)
    ///
    /// @param status what changes beside the conditions
    public static Change disrupted(
            Pod pod, JsonObject status, String reason, String message, Instant now) {
        JsonObject target =
                JsonObject.EMPTY
                        .with("type", "DisruptionTarget")
                        .with("status", "True")
                        .with("reason", reason)
                        .with("message", message)
                        .with("lastTransitionTime", Timestamps.seconds(now));
        Stream<JsonObject> others =
                pod.status().conditions().stream()
                        .filter(one -> !one.type().equals("DisruptionTarget"))
                        .map(Condition::json);
        return status(pod, status, Stream.concat(others, Stream.of(target)).toList());
    }

    /// Says of a pod that counted as ready that it is not.
    public static Change notReady(Pod pod, Instant now) {
        List<JsonObject> conditions =
                pod.status().conditions().stream()
                        .map(one ->
                                one.type().equals("Ready")
                                        ? one.json()
                                                .with("status", "False")
                                                .with("lastTransitionTime", Timestamps.seconds(now))
                                        : one.json())
                        .toList();
        return status(pod, JsonObject.EMPTY, conditions);
    }

    private static Change status(Pod pod, JsonObject status, List<JsonObject> conditions) {
        return new Change.Merge(
                ResourcePath.of(Pod.KIND.type(), pod.object()).sub("status"),
                pod.uid(),
                pod.meta().resourceVersion(),
                JsonObject.of("status", status.with("conditions", JsonArray.of(conditions))),
                Optional.empty());
    }
}
