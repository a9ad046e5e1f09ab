package dev.kubejar.kubelet.runtime;

import java.time.Instant;

/// Where a container is in its life.
public sealed interface ContainerState {

    /// Made, never started.
    record Created() implements ContainerState {}

    /// Its process runs, or is paused.
    record Running(Instant startedAt) implements ContainerState {}

    /// Over for good: a restart is another container.
    ///
    /// @param reason `Completed` (exit code 0), `Error`, `OOMKilled`, or `StartError` when its
    ///   process could not be started (then exit code 128 and `startedAt` the epoch)
    /// @param message the engine's word on it, often empty
    record Exited(
            int exitCode, String reason, String message, Instant startedAt, Instant finishedAt)
            implements ContainerState {}
}
