package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// What may be done in a namespace.
///
/// Source: [RBAC](https://kubernetes.io/docs/reference/access-authn-authz/rbac/)
public record Role(ApiObject object) implements View {
    public static final Kind<Role> KIND =
            new Kind<>(
                    new ResourceType(
                            "rbac.authorization.k8s.io", "v1", "Role", "roles", Scope.NAMESPACED),
                    Role::new);
}
