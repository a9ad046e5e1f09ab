package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Who has a role in the whole cluster.
///
/// Source: [RBAC](https://kubernetes.io/docs/reference/access-authn-authz/rbac/)
public record ClusterRoleBinding(ApiObject object) implements View {
    public static final Kind<ClusterRoleBinding> KIND =
            new Kind<>(
                    new ResourceType(
                            "rbac.authorization.k8s.io",
                            "v1",
                            "ClusterRoleBinding",
                            "clusterrolebindings",
                            Scope.CLUSTER),
                    ClusterRoleBinding::new);

    public RoleRef roleRef() {
        return new RoleRef(object.json().object("roleRef"));
    }

    public List<Subject> subjects() {
        return Subject.all(object);
    }
}
