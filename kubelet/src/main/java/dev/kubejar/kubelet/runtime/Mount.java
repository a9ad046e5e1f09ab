package dev.kubejar.kubelet.runtime;

/// A file or directory of the node, seen in a container.
///
/// @param hostPath absolute, existing
/// @param containerPath absolute
public record Mount(
        String hostPath, String containerPath, boolean readOnly, Propagation propagation) {

    /// Which later mounts below the path cross over, in the pod spec's words.
    public enum Propagation {
        NONE,
        HOST_TO_CONTAINER,
        BIDIRECTIONAL
    }
}
