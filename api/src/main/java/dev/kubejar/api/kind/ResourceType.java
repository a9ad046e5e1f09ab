package dev.kubejar.api.kind;

/// The names that tell one kind from all others, in one version: `apps`, `v1`, `Deployment`,
/// `deployments`.
///
/// @param group empty for the core group
public record ResourceType(String group, String version, String kind, String plural, Scope scope) {

    /// `apps/v1`, or `v1` in the core group.
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// `deployments.apps`, or `pods` in the core group: how messages name it.
    public String groupResource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }
}
