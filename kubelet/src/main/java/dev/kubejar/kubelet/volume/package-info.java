/// The directories that a pod's volumes are on the node.
///
/// Called by the pod's worker. Invariant: everything of a pod lies below `pods/UID`, and a reader
/// in a container sees either all of a volume's old files or all of its new ones.
@NullMarked
package dev.kubejar.kubelet.volume;

import org.jspecify.annotations.NullMarked;
