/// Nodes as the cluster sees them: the Node object, its status and its Lease.
///
/// Called by the kubelet and by the simulated nodes. Invariant: a Lease is renewed only while the
/// container runtime answers or the node is simulated.
@NullMarked
package dev.kubejar.kubelet.node;

import org.jspecify.annotations.NullMarked;
