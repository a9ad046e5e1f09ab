package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.Probe;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.event.EventType;
import dev.kubejar.kubelet.pod.ContainerReport;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.probe.Outcome;
import dev.kubejar.kubelet.probe.PodProbes;
import dev.kubejar.kubelet.probe.ProbeResults;
import dev.kubejar.kubelet.probe.ProbeType;
import dev.kubejar.kubelet.probe.Verdict;
import dev.kubejar.kubelet.probe.Watched;
import dev.kubejar.kubelet.runtime.ContainerState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connects a pod's probes with its worker: which containers are probed, which Events their answers
/// make, and that the worker looks when a verdict changes.
final class PodProbing implements AutoCloseable {
    private final Kit kit;
    private final Pod pod;
    private final PodProbes probes;

    /// @param pod for the Events
    PodProbing(Kit kit, Pod pod, Runnable onChange) {
        this.kit = kit;
        this.pod = pod;
        this.probes = new PodProbes(kit.prober(), kit.time(), new Ears(onChange));
    }

    private final class Ears implements PodProbes.Listener {
        private final Runnable onChange;

        Ears(Runnable onChange) {
            this.onChange = onChange;
        }

        @Override
        public void asked(String container, ProbeType type, Outcome outcome) {
            switch (outcome) {
                case Outcome.Success _ -> {}
                case Outcome.Warning(String message) ->
                        tell(
                                container,
                                "ProbeWarning",
                                type.title() + " probe warning: " + message);
                case Outcome.Failure(String message) ->
                        tell(container, "Unhealthy", type.title() + " probe failed: " + message);
                case Outcome.Unasked(String message) ->
                        tell(
                                container,
                                "Unhealthy",
                                type.title()
                                        + " probe errored and resulted in unknown state: "
                                        + message);
            }
        }

        private void tell(String container, String reason, String message) {
            kit.events().record(pod, container, EventType.WARNING, reason, message);
        }

        @Override
        public void changed() {
            onChange.run();
        }
    }

    /// Blocks until no container is being asked.
    void awaitIdle() throws InterruptedException {
        probes.awaitIdle();
    }

    ProbeResults results() {
        return probes.results();
    }

    /// A pod on its way out is not asked how it is any more, but whether it is ready.
    void follow(Pod current, Observation seen, Map<String, ContainerReport> reports) {
        probes.follow(
                current.spec().allContainers().stream()
                        .flatMap(one -> watched(one, current, seen, reports).stream())
                        .toList());
    }

    private Optional<Watched> watched(
            Container container,
            Pod current,
            Observation seen,
            Map<String, ContainerReport> reports) {
        var running = seen.newest(container.name()).filter(Observation::isRunning);
        Map<ProbeType, Probe> asked = probes(container, current.isDeleting());
        if (running.isEmpty()
                || asked.isEmpty()
                || !(running.get().state() instanceof ContainerState.Running state)) {
            return Optional.empty();
        }
        String id = running.get().id();
        List<String> ips =
                current.spec().hostNetwork() ? current.status().podIps() : PodStopper.podIps(seen);
        return Optional.of(
                new Watched(
                        container.name(),
                        Subjects.of(container, id, ips),
                        state.startedAt(),
                        asked,
                        known(id, reports.get(container.name()))));
    }

    private static Map<ProbeType, Probe> probes(Container container, boolean isDeleting) {
        var probes = new EnumMap<ProbeType, Probe>(ProbeType.class);
        container.readinessProbe().ifPresent(probe -> probes.put(ProbeType.READINESS, probe));
        container.startupProbe().ifPresent(probe -> probes.put(ProbeType.STARTUP, probe));
        if (!isDeleting) {
            container.livenessProbe().ifPresent(probe -> probes.put(ProbeType.LIVENESS, probe));
        }
        return probes;
    }

    /// What was reported of this very container before: after a restart of ours it stays as ready
    /// as it was until its probes say otherwise.
    private static Map<ProbeType, Verdict> known(String id, @Nullable ContainerReport report) {
        var known = new EnumMap<ProbeType, Verdict>(ProbeType.class);
        if (report != null && report.identity().containerId().endsWith("//" + id)) {
            if (report.health().started()) {
                known.put(ProbeType.STARTUP, Verdict.SUCCESS);
            }
            if (report.health().ready()) {
                known.put(ProbeType.READINESS, Verdict.SUCCESS);
            }
        }
        return known;
    }

    @Override
    public void close() {
        probes.close();
    }
}
