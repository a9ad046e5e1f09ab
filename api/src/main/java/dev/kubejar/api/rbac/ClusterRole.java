package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// What may be done in the whole cluster, or in each namespace where it is bound.
///
/// Source: [RBAC](https://kubernetes.io/docs/reference/access-authn-authz/rbac/)
public record ClusterRole(ApiObject object) implements View {
    public static final Kind<ClusterRole> KIND =
            new Kind<>(
                    new ResourceType(
                            "rbac.authorization.k8s.io",
                            "v1",
                            "ClusterRole",
                            "clusterroles",
                            Scope.CLUSTER),
                    ClusterRole::new);
}
