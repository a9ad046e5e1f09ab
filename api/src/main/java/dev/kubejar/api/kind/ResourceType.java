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

    /// The type of the same resource that another version, or another group, calls `kind`.
    ///
    /// @param apiVersion such as `extensions/v1beta1`, or `v1` in the core group
    public ResourceType named(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return new ResourceType(
                apiVersion.substring(0, Math.max(slash, 0)),
                apiVersion.substring(slash + 1),
                kind,
                plural,
                scope);
    }

    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }
}
