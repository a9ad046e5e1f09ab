package dev.kubejar.api.status;

/// A kind by its names in its group, whatever the version: what errors say of it.
public interface QualifiedKind {

    /// Empty for the core group.
    String group();

    /// Such as `Deployment`.
    String kind();

    /// Such as `deployments`.
    String plural();

    /// `deployments.apps`, or `pods` in the core group: how messages name it.
    default String groupResource() {
        return group().isEmpty() ? plural() : plural() + "." + group();
    }
}
