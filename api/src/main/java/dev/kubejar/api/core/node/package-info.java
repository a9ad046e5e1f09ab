/// Nodes, and what says which of them take a pod: taints and tolerations, selectors, affinity,
/// spread.
///
/// Invariant: nothing here knows a pod.
@NullMarked
package dev.kubejar.api.core.node;

import org.jspecify.annotations.NullMarked;
