package dev.kubejar.apiserver.schema;

/// How a strategic merge patch treats a field: upstream's `x-kubernetes-patch-strategy`.
///
/// Source: [strategic merge
/// patch](https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md)
public enum PatchStrategy {
    /// Lists are merged element by element.
    MERGE,
    /// The patch's value takes the place of the old one.
    REPLACE,
    /// Fields that the patch does not name are cleared.
    RETAIN_KEYS
}
