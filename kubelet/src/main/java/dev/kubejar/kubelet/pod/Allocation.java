package dev.kubejar.kubelet.pod;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodResources;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a pod is granted of the resources that it asks for: all, or, while its node is too small
/// for a resize, what its containers have. Conditions tell how far a resize is. Pure.
///
/// Source: [resize of
/// pods](https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/)
public final class Allocation {
    private static final String PENDING = "PodResizePending";
    private static final String IN_PROGRESS = "PodResizeInProgress";
    private static final List<String> LISTS = List.of("containers", "initContainers");

    private final Pod pod;
    private final Observation seen;
    private final Instant now;

    private Allocation(Pod pod, Observation seen, Instant now) {
        this.pod = pod;
        this.seen = seen;
        this.now = now;
    }

    /// The pod as its containers are to be, with the conditions of a resize in its status.
    ///
    /// @param allocatable what the node has for pods
    public static Pod of(
            Pod pod, Observation seen, Map<String, Quantity> allocatable, Instant now) {
        return new Allocation(pod, seen, now).granted(allocatable);
    }

    private Pod granted(Map<String, Quantity> allocatable) {
        if (!isResized()) {
            return pod.status().condition(PENDING).isEmpty()
                            && pod.status().condition(IN_PROGRESS).isEmpty()
                    ? pod
                    : with(pod, Optional.empty());
        }
        Optional<String> lack = lack(allocatable);
        return lack.isPresent()
                ? with(asItIs(), Optional.of(pending(lack.get())))
                : with(pod, Optional.of(condition(IN_PROGRESS, "", "")));
    }

    // ---- what containers have

    private boolean isResized() {
        return pod.spec().allContainers().stream()
                .anyMatch(container -> isResized(container, seen));
    }

    /// Whether a container runs with other amounts of CPU or memory than it is to have.
    static boolean isResized(Container container, Observation seen) {
        return seen.newest(container.name())
                .filter(Observation::isRunning)
                .flatMap(Labels::resources)
                .filter(has -> !isSame(has, container.resources()))
                .isPresent();
    }

    private static boolean isSame(ResourceRequirements one, ResourceRequirements other) {
        return counted(one.requests()).equals(counted(other.requests()))
                && counted(one.limits()).equals(counted(other.limits()));
    }

    private static List<Optional<Quantity>> counted(Map<String, Quantity> amounts) {
        return List.of(
                Optional.ofNullable(amounts.get(ResourceList.CPU)),
                Optional.ofNullable(amounts.get(ResourceList.MEMORY)));
    }

    /// Whether a resource that changes asks for a new start of the container.
    static boolean needsRestart(Container container, Observation seen) {
        ResourceRequirements has =
                seen.newest(container.name()).flatMap(Labels::resources).orElseThrow();
        ResourceRequirements wanted = container.resources();
        return container.json().objects("resizePolicy").stream()
                .filter(policy -> policy.string("restartPolicy").equals("RestartContainer"))
                .map(policy -> policy.string("resourceName"))
                .anyMatch(name ->
                        !amount(has.requests(), name).equals(amount(wanted.requests(), name))
                                || !amount(has.limits(), name)
                                        .equals(amount(wanted.limits(), name)));
    }

    private static Optional<Quantity> amount(Map<String, Quantity> amounts, String name) {
        return Optional.ofNullable(amounts.get(name));
    }

    private Pod asItIs() {
        JsonObject spec = pod.object().spec();
        for (String list : LISTS) {
            spec = spec.mapObjects(list, this::asItIs);
        }
        return new Pod(pod.object().with("spec", spec));
    }

    private JsonObject asItIs(JsonObject container) {
        return seen.newest(container.string("name"))
                .flatMap(Labels::resources)
                .map(has -> container.with("resources", has.json()))
                .orElse(container);
    }

    // ---- what the node lacks

    private Optional<String> lack(Map<String, Quantity> allocatable) {
        Map<String, Quantity> asked = PodResources.requests(pod.spec());
        long memory = asked.getOrDefault(ResourceList.MEMORY, Quantity.ZERO).value();
        long memoryThere = allocatable.getOrDefault(ResourceList.MEMORY, Quantity.ZERO).value();
        long cpu = asked.getOrDefault(ResourceList.CPU, Quantity.ZERO).milliValue();
        long cpuThere = allocatable.getOrDefault(ResourceList.CPU, Quantity.ZERO).milliValue();
        if (memory > memoryThere) {
            return Optional.of(
                    "memory, requested: %d, capacity: %d".formatted(memory, memoryThere));
        }
        return cpu > cpuThere
                ? Optional.of("cpu, requested: %d, capacity: %d".formatted(cpu, cpuThere))
                : Optional.empty();
    }

    // ---- conditions

    /// Whether conditions of that type tell of a resize.
    static boolean isCondition(String type) {
        return type.equals(PENDING) || type.equals(IN_PROGRESS);
    }

    private JsonObject pending(String lack) {
        return condition(PENDING, "Infeasible", "Node didn't have enough capacity: " + lack);
    }

    private JsonObject condition(String type, String reason, String message) {
        Instant since = Condition.since(pod.status().conditions(), type, "True").orElse(now);
        return JsonObject.builder()
                .put("type", type)
                .put("observedGeneration", pod.meta().generation())
                .put("status", "True")
                .put("lastTransitionTime", Timestamps.seconds(since))
                .putUnlessEmpty("reason", reason)
                .putUnlessEmpty("message", message)
                .build();
    }

    private static Pod with(Pod pod, Optional<JsonObject> condition) {
        JsonObject status = pod.object().status();
        var conditions = new ArrayList<Json>();
        for (JsonObject one : status.objects("conditions")) {
            if (!isCondition(one.string("type"))) {
                conditions.add(one);
            }
        }
        condition.ifPresent(conditions::add);
        return new Pod(
                pod.object().with("status", status.with("conditions", JsonArray.of(conditions))));
    }
}
