/// What to do about a pod and what to say about it: pure functions from (spec, what the runtime
/// shows, what is remembered, now) to actions and to the pod's status.
///
/// Called by the pod's worker, on real and simulated nodes alike. Invariant: no clock, no I/O, no
/// randomness here; the same arguments give the same answer.
@NullMarked
package dev.kubejar.kubelet.pod;

import org.jspecify.annotations.NullMarked;
