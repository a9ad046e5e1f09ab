package dev.kubejar.kubelet.probe;

import java.util.Map;
import java.util.Optional;

/// What the probes of a pod's containers have settled on, by container id; a container or a probe
/// that is not in it has none.
public record ProbeResults(Map<String, Map<ProbeType, Verdict>> byContainer) {
    public static final ProbeResults NONE = new ProbeResults(Map.of());

    public ProbeResults {
        byContainer = Map.copyOf(byContainer);
    }

    public Optional<Verdict> of(String containerId, ProbeType type) {
        return Optional.ofNullable(byContainer.get(containerId))
                .map(verdicts -> verdicts.get(type));
    }

    public boolean failed(String containerId, ProbeType type) {
        return of(containerId, type).filter(verdict -> verdict == Verdict.FAILURE).isPresent();
    }
}
