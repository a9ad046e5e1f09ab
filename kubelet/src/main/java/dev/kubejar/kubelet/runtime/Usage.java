package dev.kubejar.kubelet.runtime;

import java.time.Duration;

/// What a container has used since it was started, and the memory it holds: its working set, of
/// which the engine could take nothing back at once.
public record Usage(Duration cpuTime, long memoryBytes) {}
