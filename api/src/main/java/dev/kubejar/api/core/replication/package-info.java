/// ReplicationControllers, and what they share with ReplicaSets.
///
/// Invariant: both count alike.
@NullMarked
package dev.kubejar.api.core.replication;

import org.jspecify.annotations.NullMarked;
