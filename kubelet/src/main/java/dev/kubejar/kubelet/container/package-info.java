/// From a pod's spec to what the runtime is told: environment, command, limits, security, names.
///
/// Called by the pod's worker. Invariant: everything that can be is a pure function of the pod and
/// of what its references resolved to.
@NullMarked
package dev.kubejar.kubelet.container;

import org.jspecify.annotations.NullMarked;
