package dev.kubejar.api.kind;

import dev.kubejar.api.status.QualifiedKind;

/// The names that tell one kind from all others, in one version: `apps`, `v1`, `Deployment`,
/// `deployments`.
///
/// @param group empty for the core group
public record ResourceType(String group, String version, String kind, String plural, Scope scope)
        implements QualifiedKind {

    /// `apps/v1`, or `v1` in the core group.
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }
}
