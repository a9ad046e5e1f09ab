package dev.kubejar.apiserver.schema;

/// How two versions of one list are merged by server-side apply: upstream's
/// `x-kubernetes-list-type`.
///
/// Source: [merge
/// strategy](https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy)
public enum ListType {
    /// The list is one value.
    ATOMIC,
    /// Scalars, each at most once.
    SET,
    /// Objects, each known by the values of its [Schema#listMapKeys].
    MAP
}
