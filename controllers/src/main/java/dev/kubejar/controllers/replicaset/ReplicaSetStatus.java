package dev.kubejar.controllers.replicaset;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.replication.PodSet;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.StatusException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The status of a ReplicaSet or ReplicationController.
///
/// Source: [calculateStatus](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/replicaset)
final class ReplicaSetStatus {
    private static final String FAILURE = "ReplicaFailure";

    private ReplicaSetStatus() {}

    static JsonObject of(
            PodSet set, List<Pod> active, Optional<StatusException> refusal, Instant now) {
        var labelled = LabelSelector.ofLabels(set.template().meta().labels());
        List<Pod> ready = active.stream().filter(Pod::isReady).toList();
        return JsonObject.builder()
                .put("replicas", active.size())
                .putUnlessZero(
                        "fullyLabeledReplicas",
                        count(active, pod -> labelled.matches(pod.meta().labels())))
                .putUnlessZero("readyReplicas", ready.size())
                .putUnlessZero(
                        "availableReplicas",
                        set.minReady().isZero()
                                ? ready.size()
                                : count(ready, pod -> pod.isAvailable(set.minReady(), now)))
                .putUnlessZero("observedGeneration", set.meta().generation())
                .putUnlessEmpty("conditions", conditions(set, active.size(), refusal, now))
                .build();
    }

    private static long count(List<Pod> pods, Predicate<Pod> which) {
        return pods.stream().filter(which).count();
    }

    private static JsonArray conditions(
            PodSet set, int active, Optional<StatusException> refusal, Instant now) {
        Stream<JsonObject> others =
                set.conditions().stream()
                        .filter(condition -> !condition.type().equals(FAILURE))
                        .map(Condition::json);
        Stream<JsonObject> failure = refusal.map(why -> failure(set, active, why, now)).stream();
        return JsonArray.of(Stream.concat(others, failure).toList());
    }

    /// The condition as it is already, or a new one.
    private static JsonObject failure(
            PodSet set, int active, StatusException refusal, Instant now) {
        return Condition.find(set.status(), FAILURE)
                .map(Condition::json)
                .orElseGet(() ->
                        JsonObject.builder()
                                .put("type", FAILURE)
                                .put("status", "True")
                                .put("lastTransitionTime", Timestamps.seconds(now))
                                .put(
                                        "reason",
                                        active < set.replicas() ? "FailedCreate" : "FailedDelete")
                                .put("message", refusal.status().message())
                                .build());
    }
}
