/// Startup, liveness and readiness: asks containers how they are, and keeps the score.
///
/// Called by the pod's worker. Invariant: while a probe waits for its next turn it is a timer, not
/// a thread.
@NullMarked
package dev.kubejar.kubelet.probe;

import org.jspecify.annotations.NullMarked;
