package dev.kubejar.apiserver.metrics;

import dev.kubejar.client.ContainerUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What the containers of a pod that run had used at one time.
record Reading(Instant at, List<ContainerUsage> containers) {
    /// A shorter time tells too little of what a container uses.
    static final Duration SHORTEST = Duration.ofSeconds(10);

    Reading {
        containers = List.copyOf(containers);
    }

    /// What the pod used between `earlier` and this; of a container that did not run then, since
    /// its start. Empty unless each has run for the shortest time, and there is one.
    ///
    /// Source: [metrics-server's
    /// storage](https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/storage/pod.go)
    Optional<PodUsage> since(Optional<Reading> earlier) {
        Duration window = Duration.ZERO;
        var amounts = new TreeMap<String, Amount>();
        for (ContainerUsage now : containers) {
            Optional<ContainerUsage> before = earlier.flatMap(it -> it.of(now));
            Instant from = before.isPresent() ? earlier.orElseThrow().at : now.startedAt();
            Duration time = Duration.between(from, at);
            if (time.compareTo(SHORTEST) < 0) {
                return Optional.empty();
            }
            Duration used =
                    now.cpuTime().minus(before.map(ContainerUsage::cpuTime).orElse(Duration.ZERO));
            amounts.put(now.container(), amount(used, time, now.memoryBytes()));
            window = time.compareTo(window) > 0 ? time : window;
        }
        return amounts.isEmpty()
                ? Optional.empty()
                : Optional.of(new PodUsage(at, window, amounts));
    }

    private Optional<ContainerUsage> of(ContainerUsage later) {
        return containers.stream().filter(it -> it.id().equals(later.id())).findFirst();
    }

    private static Amount amount(Duration used, Duration time, long bytes) {
        double nanoCores = used.toNanos() / (time.toNanos() / 1e9);
        return new Amount(Math.max(0, (long) nanoCores), bytes);
    }
}
