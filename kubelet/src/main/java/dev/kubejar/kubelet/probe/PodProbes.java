package dev.kubejar.kubelet.probe;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.core.container.Probe;
import dev.kubejar.api.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The probes of one pod's running containers. The pod's worker says which containers those are and
/// reads the results; any thread may do either.
///
/// Liveness and readiness wait until the startup probe has succeeded.
public final class PodProbes implements AutoCloseable {
    private final Prober prober;
    private final Time time;
    private final Listener listener;

    @GuardedBy("this")
    private final Map<String, Map<ProbeType, ProbeLoop>> loops = new HashMap<>();

    /// Hears what the probes find, on a probe's thread.
    public interface Listener {

        /// One try has ended.
        void asked(String container, ProbeType type, Outcome outcome);

        /// Some verdict has changed: [PodProbes#results] has it.
        void changed();
    }

    public PodProbes(Prober prober, Time time, Listener listener) {
        this.prober = prober;
        this.time = time;
        this.listener = listener;
    }

    /// From now on exactly these containers are probed.
    public synchronized void follow(List<Watched> running) {
        Set<String> ids =
                running.stream()
                        .map(one -> one.subject().containerId())
                        .collect(Collectors.toSet());
        loops.entrySet().removeIf(entry -> !ids.contains(entry.getKey()) && stop(entry.getValue()));
        for (Watched one : running) {
            if (!one.probes().isEmpty() && !loops.containsKey(one.subject().containerId())) {
                begin(one);
            }
        }
    }

    private static boolean stop(Map<ProbeType, ProbeLoop> loops) {
        loops.values().forEach(ProbeLoop::stop);
        return true;
    }

    @GuardedBy("this")
    private void begin(Watched one) {
        var started = new EnumMap<ProbeType, ProbeLoop>(ProbeType.class);
        one.probes().forEach((type, spec) -> started.put(type, loop(one, type, spec)));
        loops.put(one.subject().containerId(), started);
        boolean waits =
                started.containsKey(ProbeType.STARTUP)
                        && one.known().get(ProbeType.STARTUP) != Verdict.SUCCESS;
        started.forEach((type, loop) -> {
            if ((type == ProbeType.STARTUP) == waits) {
                loop.start(delay(one, type));
            }
        });
    }

    private ProbeLoop loop(Watched one, ProbeType type, Probe spec) {
        return new ProbeLoop(
                "probe-" + one.container(),
                type,
                spec,
                Optional.ofNullable(one.known().get(type)),
                time,
                (asked, how) -> ask(one, asked, how),
                (settled, verdict) -> settled(one, settled, verdict));
    }

    private Outcome ask(Watched one, ProbeType type, Probe spec) {
        Outcome outcome = prober.probe(spec, one.subject());
        listener.asked(one.container(), type, outcome);
        return outcome;
    }

    private void settled(Watched one, ProbeType type, Verdict verdict) {
        if (type == ProbeType.STARTUP && verdict == Verdict.SUCCESS) {
            startOthers(one);
        }
        listener.changed();
    }

    private synchronized void startOthers(Watched one) {
        loops.getOrDefault(one.subject().containerId(), Map.of())
                .forEach((type, loop) -> {
                    if (type != ProbeType.STARTUP) {
                        loop.start(delay(one, type));
                    }
                });
    }

    /// The rest of the initial delay, which counts from the container's start.
    private Duration delay(Watched one, ProbeType type) {
        Probe spec = Objects.requireNonNull(one.probes().get(type));
        Instant first = one.startedAt().plus(spec.initialDelay());
        Duration rest = Duration.between(time.now(), first);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    public synchronized ProbeResults results() {
        var results = new HashMap<String, Map<ProbeType, Verdict>>();
        loops.forEach((id, byType) -> {
            var verdicts = new EnumMap<ProbeType, Verdict>(ProbeType.class);
            byType.forEach((type, loop) -> verdicts.put(type, loop.verdict()));
            results.put(id, Map.copyOf(verdicts));
        });
        return new ProbeResults(results);
    }

    /// Blocks until no question is open.
    public void awaitIdle() throws InterruptedException {
        for (ProbeLoop loop : all()) {
            loop.awaitIdle();
        }
    }

    private synchronized List<ProbeLoop> all() {
        return loops.values().stream().flatMap(byType -> byType.values().stream()).toList();
    }

    @Override
    public synchronized void close() {
        loops.values().forEach(PodProbes::stop);
        loops.clear();
    }
}
