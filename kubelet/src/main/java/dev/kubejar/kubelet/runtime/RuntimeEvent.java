package dev.kubejar.kubelet.runtime;

import java.time.Instant;

/// Something happened to a pod's container or sandbox: look at that pod.
public sealed interface RuntimeEvent {

    /// Its process runs.
    ///
    /// @param podUid whose it is
    /// @param id the container's or the sandbox's
    record Started(String podUid, String id, Instant at) implements RuntimeEvent {}

    /// Its process has ended.
    record Died(String podUid, String id, int exitCode, Instant at) implements RuntimeEvent {}

    /// The kernel killed a process of the container for want of memory; [Died] may follow.
    record OutOfMemory(String podUid, String id, Instant at) implements RuntimeEvent {}

    /// It is no more.
    record Removed(String podUid, String id, Instant at) implements RuntimeEvent {}

    /// Anything may have happened: look at every pod.
    record Lost() implements RuntimeEvent {}
}
