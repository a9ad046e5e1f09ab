/// One node's pods, as its container runtime runs them: a worker per pod, by UID, that observes,
/// decides, acts and reports.
///
/// `Cluster` starts a [dev.kubejar.kubelet.Kubelet]. Invariant: whatever is remembered between two
/// passes can be had again from the API and the runtime, so a kubelet that starts anew goes on.
@NullMarked
package dev.kubejar.kubelet;

import org.jspecify.annotations.NullMarked;
