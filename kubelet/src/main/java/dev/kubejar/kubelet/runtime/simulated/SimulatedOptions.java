package dev.kubejar.kubelet.runtime.simulated;

import java.time.Duration;

/// What a simulated node has.
///
/// @param version kubejar's, shown in the Node's status
/// @param podCidr where its pods' addresses come from, e.g. `10.244.3.0/24`
/// @param startDelay how long the start of a container takes
public record SimulatedOptions(
        String version, String podCidr, Duration startDelay, int cpus, long memoryBytes) {}
