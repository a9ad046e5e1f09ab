package dev.kubejar.kubelet.pod;

import dev.kubejar.kubelet.probe.ProbeResults;
import java.util.Map;
import java.util.Optional;

/// What a pod's worker knows beside the spec and the runtime.
///
/// @param end why the pod must end before its time
/// @param isOver whether it has been found to have ended for good
/// @param restarts back-off of containers, by [#restartKey]
/// @param holds what keeps containers from being started, by name
/// @param reports the containers as last reported, by name
public record Known(
        Optional<End> end,
        boolean isOver,
        ProbeResults probes,
        BackOffs restarts,
        Map<String, Hold> holds,
        Map<String, ContainerReport> reports) {
    public static final Known NOTHING =
            new Known(
                    Optional.empty(), false, ProbeResults.NONE, BackOffs.NONE, Map.of(), Map.of());

    public Known {
        holds = Map.copyOf(holds);
        reports = Map.copyOf(reports);
    }

    /// Why the kubelet itself ends a pod: reason and message of its status, phase `Failed`.
    public record End(String reason, String message) {
        public static final End DEADLINE =
                new End(
                        "DeadlineExceeded",
                        "Pod was active on the node longer than the specified deadline");
    }

    /// A changed image begins without the back-off of the one before.
    public static String restartKey(dev.kubejar.api.core.container.Container container) {
        return container.name() + "@" + Labels.hash(container);
    }
}
