package dev.kubejar.kubelet.pod;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The kubelet's conditions of a pod, and those of others kept as they are.
///
/// Source: [Pod
/// conditions](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions)
///
/// @param phase as computed from the containers
record Conditions(Pod pod, List<ContainerReport> reports, String phase) {
    private static final Set<String> OURS =
            Set.of(
                    "PodReadyToStartContainers",
                    "Initialized",
                    "Ready",
                    "ContainersReady",
                    "PodScheduled");

    /// Whether the kubelet writes conditions of that type; what others say of a pod is theirs to
    /// change.
    static boolean isOurs(String type) {
        return OURS.contains(type) || Allocation.isCondition(type);
    }

    /// A condition before it has times.
    record Draft(String type, boolean isTrue, String reason, String message) {
        static Draft yes(String type) {
            return new Draft(type, true, "", "");
        }

        Draft as(String other) {
            return new Draft(other, isTrue, reason, message);
        }
    }

    /// @param before as they were last reported, for what has not changed since
    List<JsonObject> all(boolean hasSandbox, List<Condition> before, Instant now) {
        var all = new ArrayList<JsonObject>();
        pod.status().conditions().stream()
                .filter(one -> !OURS.contains(one.type()))
                .map(Condition::json)
                .forEach(all::add);
        Stream.of(
                        new Draft("PodReadyToStartContainers", hasSandbox, "", ""),
                        initialized(),
                        ready(),
                        containersReady(),
                        Draft.yes("PodScheduled"))
                .map(draft -> json(draft, before, now))
                .forEach(all::add);
        return all;
    }

    private JsonObject json(Draft draft, List<Condition> before, Instant now) {
        String status = draft.isTrue() ? "True" : "False";
        Instant since = Condition.since(before, draft.type(), status).orElse(now);
        return JsonObject.builder()
                .put("type", draft.type())
                .put("observedGeneration", pod.meta().generation())
                .put("status", status)
                .put("lastProbeTime", JsonNull.NULL) // as Go writes a time that is not set
                .put("lastTransitionTime", Timestamps.seconds(since))
                .putUnlessEmpty("reason", draft.reason())
                .putUnlessEmpty("message", draft.message())
                .build();
    }

    private Draft initialized() {
        List<String> incomplete =
                pod.spec().initContainers().stream()
                        .filter(one -> !isInitialized(one))
                        .map(Container::name)
                        .toList();
        if (phase.equals(PodStatus.SUCCEEDED)) {
            return new Draft("Initialized", true, "PodCompleted", "");
        }
        if (incomplete.isEmpty() || hasAnyStarted()) {
            return Draft.yes("Initialized");
        }
        return new Draft(
                "Initialized",
                false,
                "ContainersNotInitialized",
                "containers with incomplete status: " + GoText.list(incomplete));
    }

    private boolean isInitialized(Container container) {
        return report(container)
                .filter(one -> container.isSidecar() ? one.started() : one.ready())
                .isPresent();
    }

    /// Whether the init phase was over once, whatever its sidecars do now.
    private boolean hasAnyStarted() {
        return pod.spec().containers().stream()
                .flatMap(one -> report(one).stream())
                .anyMatch(one -> one.started() || one.ending().isPresent());
    }

    private Draft containersReady() {
        if (phase.equals(PodStatus.SUCCEEDED)) {
            return new Draft("ContainersReady", false, "PodCompleted", "");
        }
        if (phase.equals(PodStatus.FAILED)) {
            return new Draft("ContainersReady", false, "PodFailed", "");
        }
        List<String> unready =
                Stream.concat(
                                pod.spec().initContainers().stream().filter(Container::isSidecar),
                                pod.spec().containers().stream())
                        .filter(one -> report(one).filter(ContainerReport::ready).isEmpty())
                        .map(Container::name)
                        .toList();
        return unready.isEmpty()
                ? Draft.yes("ContainersReady")
                : new Draft(
                        "ContainersReady",
                        false,
                        "ContainersNotReady",
                        "containers with unready status: " + GoText.list(unready));
    }

    private Draft ready() {
        Draft containers = containersReady();
        if (!containers.isTrue()) {
            return containers.as("Ready");
        }
        List<String> missing =
                pod.spec().readinessGates().stream()
                        .flatMap(gate -> problem(gate).stream())
                        .toList();
        return missing.isEmpty()
                ? Draft.yes("Ready")
                : new Draft("Ready", false, "ReadinessGatesNotReady", String.join(", ", missing));
    }

    private Optional<String> problem(String gate) {
        Optional<Condition> condition = pod.status().condition(gate);
        if (condition.isEmpty()) {
            return Optional.of(
                    "corresponding condition of pod readiness gate \"%s\" does not exist."
                            .formatted(gate));
        }
        return condition
                .filter(one -> !one.isTrue())
                .map(one ->
                        "the status of pod readiness gate \"%s\" is not \"True\", but %s"
                                .formatted(gate, one.status()));
    }

    private Optional<ContainerReport> report(Container container) {
        return reports.stream().filter(one -> one.name().equals(container.name())).findFirst();
    }
}
