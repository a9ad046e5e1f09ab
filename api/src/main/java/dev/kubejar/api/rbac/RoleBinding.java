package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Who has a role in a namespace.
///
/// Source: [RBAC](https://kubernetes.io/docs/reference/access-authn-authz/rbac/)
public record RoleBinding(ApiObject object) implements View {
    public static final Kind<RoleBinding> KIND =
            new Kind<>(
                    new ResourceType(
                            "rbac.authorization.k8s.io",
                            "v1",
                            "RoleBinding",
                            "rolebindings",
                            Scope.NAMESPACED),
                    RoleBinding::new);

    public RoleRef roleRef() {
        return new RoleRef(object.json().object("roleRef"));
    }

    public List<Subject> subjects() {
        return Subject.all(object);
    }
}
