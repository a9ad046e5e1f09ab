/// Tells people what happened to an object, as Events of the cluster.
///
/// Every component records through it. Invariant: recording never blocks and never fails its
/// caller; what cannot be written is dropped.
@NullMarked
package dev.kubejar.client.event;

import org.jspecify.annotations.NullMarked;
