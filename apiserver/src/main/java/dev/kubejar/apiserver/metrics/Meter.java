package dev.kubejar.apiserver.metrics;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.NodeConnector.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what pods use, and keeps the last reading of each for the next. Two threads that read the
/// same pod at once both tell the truth, and one of their readings is kept.
final class Meter {
    private static final Logger log = LoggerFactory.getLogger(Meter.class);

    /// Whoever asks less often is told the mean since the start of the container.
    private static final Duration KEPT = Duration.ofHours(1);

    private final Function<String, NodeConnector> nodes;
    private final Time time;
    private final Map<String, Measured> last = new ConcurrentHashMap<>(); // by the pod's uid

    private record Measured(Reading reading, PodUsage usage) {
        Duration age(Instant now) {
            return Duration.between(reading.at(), now);
        }

        boolean isYoung(Instant now) {
            return !age(now).isNegative() && age(now).compareTo(Reading.SHORTEST) < 0;
        }
    }

    /// @param nodes as [dev.kubejar.apiserver.ApiCore.Setup] has them
    Meter(Function<String, NodeConnector> nodes, Time time) {
        this.nodes = nodes;
        this.time = time;
    }

    /// Empty for a node that cannot be reached.
    private Optional<NodeConnector> connector(String node) {
        try {
            return Optional.of(nodes.apply(node));
        } catch (StatusException _) { // the answer, not a fault
            return Optional.empty();
        }
    }

    boolean reaches(String node) {
        return connector(node).isPresent();
    }

    /// What a pod uses; what it was a moment ago, if it was measured then. Empty when that cannot
    /// be told (yet).
    Optional<PodUsage> measure(Pod pod) {
        Instant now = time.now();
        Optional<Measured> before = Optional.ofNullable(last.get(pod.uid()));
        if (before.filter(it -> it.isYoung(now)).isPresent()) {
            return before.map(Measured::usage);
        }
        Optional<Measured> measured =
                read(pod)
                        .flatMap(reading ->
                                reading.since(before.map(Measured::reading))
                                        .map(usage -> new Measured(reading, usage)));
        measured.ifPresent(it -> last.put(pod.uid(), it));
        return measured.map(Measured::usage);
    }

    private Optional<Reading> read(Pod pod) {
        var target = new Target(pod.namespace(), pod.name(), pod.uid(), "");
        try {
            return connector(pod.nodeName())
                    .map(it -> it.usage(target))
                    .map(used -> new Reading(time.now(), used));
        } catch (StatusException e) {
            log.debug("msg=\"not measured\" pod={}/{}", pod.namespace(), pod.name(), e);
            return Optional.empty();
        }
    }

    /// Forgets the readings that are too old to be of use: those of pods that are gone among them.
    void forgetOld() {
        Instant now = time.now();
        last.values().removeIf(it -> it.age(now).compareTo(KEPT) > 0);
    }
}
