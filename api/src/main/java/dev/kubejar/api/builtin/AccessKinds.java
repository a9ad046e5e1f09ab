package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.certificates.CertificateRequestRules;
import dev.kubejar.api.certificates.CertificateSigningRequest;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.rbac.ClusterRole;
import dev.kubejar.api.rbac.ClusterRoleBinding;
import dev.kubejar.api.rbac.Role;
import dev.kubejar.api.rbac.RoleBinding;
import dev.kubejar.api.rbac.RoleBindingRules;
import dev.kubejar.api.rbac.RoleRules;
import java.util.stream.Stream;

/// The rows of who may do what: rbac.authorization.k8s.io, certificates.k8s.io.
final class AccessKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(Role.KIND.type(), "", new RoleRules(Scope.NAMESPACED), () -> AccessColumns.ROLE),
                row(RoleBinding.KIND.type(), "", new RoleBindingRules(Scope.NAMESPACED), () -> AccessColumns.ROLE_BINDING),
                row(ClusterRole.KIND.type(), "", new RoleRules(Scope.CLUSTER), () -> AccessColumns.CLUSTER_ROLE),
                row(ClusterRoleBinding.KIND.type(), "", new RoleBindingRules(Scope.CLUSTER), () -> AccessColumns.CLUSTER_ROLE_BINDING),
                row(CertificateSigningRequest.KIND.type(), "csr", new CertificateRequestRules(), () -> AccessColumns.CERTIFICATE_SIGNING_REQUEST)
                        .parts("status", "approval").selectable(SelectableFields.CERTIFICATE_SIGNING_REQUEST));
    }
    // spotless:on

    private AccessKinds() {}
}
