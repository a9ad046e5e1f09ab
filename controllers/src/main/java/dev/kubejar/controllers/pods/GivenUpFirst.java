package dev.kubejar.controllers.pods;

import dev.kubejar.api.Condition;
import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.ContainerStatus;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Orders active pods, those whose loss costs least first: not on a node, not running, not ready,
/// cheaper by annotation, doubled up on a node, ready for a shorter time, restarted more often,
/// younger. Times are compared by their powers of two, so that not always the youngest have to go.
///
/// Source:
/// [ActivePodsWithRanks](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller#ActivePodsWithRanks)
public final class GivenUpFirst implements Comparator<Pod> {
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private final Map<String, Integer> related;
    private final Instant now;
    private final Comparator<Pod> order;

    /// @param related pods, of the same and of sibling controllers, that should be spread
    public GivenUpFirst(List<Pod> related, Instant now) {
        this.related = new HashMap<>();
        related.stream()
                .filter(Pod::isActive)
                .forEach(pod -> this.related.merge(pod.nodeName(), 1, Integer::sum));
        this.now = now;
        this.order =
                Comparator.comparing(Pod::isScheduled)
                        .thenComparingInt(pod -> ordinal(pod.status().phase()))
                        .thenComparing(Pod::isReady)
                        .thenComparingInt(GivenUpFirst::deletionCost)
                        .thenComparingInt(pod -> -onSameNode(pod))
                        .thenComparing(this::byReadyTime)
                        .thenComparingInt(pod -> -restarts(pod, false))
                        .thenComparingInt(pod -> -restarts(pod, true))
                        .thenComparing(this::byCreation)
                        .thenComparing(Pod::uid);
    }

    @Override
    public int compare(Pod one, Pod other) {
        return order.compare(one, other);
    }

    private static int ordinal(String phase) {
        return switch (phase) {
            case PodStatus.PENDING -> 0;
            case PodStatus.UNKNOWN -> 1;
            case PodStatus.RUNNING -> 2;
            default -> 0;
        };
    }

    private static int deletionCost(Pod pod) {
        try {
            return Integer.parseInt(pod.meta().annotations().getOrDefault(DELETION_COST, "0"));
        } catch (NumberFormatException _) {
            return 0; // what is no number costs what an unmarked pod costs
        }
    }

    private int onSameNode(Pod pod) {
        return related.getOrDefault(pod.nodeName(), 0);
    }

    private int byReadyTime(Pod one, Pod other) {
        return one.isReady() && other.isReady() ? byTime(readySince(one), readySince(other)) : 0;
    }

    private static Optional<Instant> readySince(Pod pod) {
        return Condition.find(pod.object().status(), "Ready")
                .flatMap(Condition::lastTransitionTime);
    }

    private int byCreation(Pod one, Pod other) {
        return byTime(one.meta().creationTimestamp(), other.meta().creationTimestamp());
    }

    /// The later time first, and none before any.
    private int byTime(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isPresent(), other.isPresent());
        }
        return Long.compare(magnitude(one.get()), magnitude(other.get()));
    }

    /// The power of two of the nanoseconds since then.
    private long magnitude(Instant since) {
        long age = Duration.between(since, now).toNanos();
        return age > 0 ? 63 - Long.numberOfLeadingZeros(age) : -1;
    }

    private static int restarts(Pod pod, boolean ofSidecars) {
        Set<String> sidecars =
                pod.spec().initContainers().stream()
                        .filter(Container::isSidecar)
                        .map(Container::name)
                        .collect(Collectors.toSet());
        List<ContainerStatus> counted =
                ofSidecars
                        ? pod.status().initContainerStatuses().stream()
                                .filter(status -> sidecars.contains(status.name()))
                                .toList()
                        : pod.status().containerStatuses();
        return counted.stream().mapToInt(ContainerStatus::restartCount).max().orElse(0);
    }
}
