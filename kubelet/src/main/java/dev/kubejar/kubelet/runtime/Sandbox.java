package dev.kubejar.kubelet.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A pod's sandbox as observed.
///
/// @param ready whether it runs and its network is up
/// @param ips its own addresses, e.g. `10.244.0.7`; empty with host networking and once it stopped
/// @param labels those of its [SandboxConfig]
public record Sandbox(
        String id,
        PodRef pod,
        int attempt,
        boolean ready,
        List<String> ips,
        Instant createdAt,
        Map<String, String> labels) {
    public Sandbox {
        ips = List.copyOf(ips);
        labels = Map.copyOf(labels);
    }
}
