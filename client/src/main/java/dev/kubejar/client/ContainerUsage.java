package dev.kubejar.client;

import java.time.Duration;
import java.time.Instant;

/// What a container that runs has used so far.
///
/// @param container its name in the pod
/// @param id another one for each restart
/// @param cpuTime the time it had on cores since `startedAt`
/// @param memoryBytes what it holds now and could not give back at once: its working set
public record ContainerUsage(
        String container, String id, Instant startedAt, Duration cpuTime, long memoryBytes) {}
