package dev.kubejar.kubelet.probe;

import dev.kubejar.api.core.container.Probe;
import java.time.Instant;
import java.util.Map;

/// A running container and the probes that its spec asks for.
///
/// @param container its name in the pod
/// @param known what the probes had settled on before this process began to watch it, such as what
///   its last report says
public record Watched(
        String container,
        Subject subject,
        Instant startedAt,
        Map<ProbeType, Probe> probes,
        Map<ProbeType, Verdict> known) {
    public Watched {
        probes = Map.copyOf(probes);
        known = Map.copyOf(known);
    }
}
