package dev.kubejar.api.builtin;

import dev.kubejar.api.View;
import dev.kubejar.api.certificates.CertificateSigningRequest;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.rbac.ClusterRole;
import dev.kubejar.api.rbac.ClusterRoleBinding;
import dev.kubejar.api.rbac.Role;
import dev.kubejar.api.rbac.RoleBinding;
import dev.kubejar.api.rbac.RoleRef;
import dev.kubejar.api.rbac.Subject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How roles, their bindings and requests for certificates print.
final class AccessColumns {
    static final List<Column> ROLE = Columns.of(Role.KIND).name().createdAt().list();

    static final List<Column> CLUSTER_ROLE = Columns.of(ClusterRole.KIND).name().createdAt().list();

    static final List<Column> ROLE_BINDING =
            bindings(RoleBinding.KIND, RoleBinding::roleRef, RoleBinding::subjects);

    static final List<Column> CLUSTER_ROLE_BINDING =
            bindings(
                    ClusterRoleBinding.KIND,
                    ClusterRoleBinding::roleRef,
                    ClusterRoleBinding::subjects);

    static final List<Column> CERTIFICATE_SIGNING_REQUEST =
            Columns.of(CertificateSigningRequest.KIND)
                    .name()
                    .age()
                    .text("SignerName", "Who signs it", it -> Columns.orNone(it.signerName()))
                    .text("Requestor", "Who asks", CertificateSigningRequest::username)
                    .text(
                            "RequestedDuration",
                            "How long it is to be valid",
                            it ->
                                    it.requestedDuration()
                                            .map(HumanDuration::of)
                                            .orElse(Columns.NONE))
                    .text("Condition", "What became of it", AccessColumns::condition)
                    .list();

    private AccessColumns() {}

    private static String condition(CertificateSigningRequest request) {
        String decision =
                request.has(CertificateSigningRequest.DENIED)
                        ? "Denied"
                        : request.has(CertificateSigningRequest.APPROVED) ? "Approved" : "Pending";
        return decision
                + (request.has(CertificateSigningRequest.FAILED) ? ",Failed" : "")
                + (request.isIssued() ? ",Issued" : "");
    }

    private static <V extends View> List<Column> bindings(
            Kind<V> kind, Function<V, RoleRef> role, Function<V, List<Subject>> subjects) {
        return Columns.of(kind)
                .name()
                .text(
                        "Role",
                        "The role that is given",
                        it -> role.apply(it).kind() + "/" + role.apply(it).name())
                .age()
                .wide("Users", "Users who have it", it -> names(subjects.apply(it), Subject.USER))
                .wide(
                        "Groups",
                        "Groups that have it",
                        it -> names(subjects.apply(it), Subject.GROUP))
                .wide(
                        "ServiceAccounts",
                        "Service accounts that have it",
                        it -> names(subjects.apply(it), Subject.SERVICE_ACCOUNT))
                .list();
    }

    private static String names(List<Subject> subjects, String kind) {
        return subjects.stream()
                .filter(it -> it.kind().equals(kind))
                .map(it ->
                        kind.equals(Subject.SERVICE_ACCOUNT)
                                ? it.namespace() + "/" + it.name()
                                : it.name())
                .collect(Collectors.joining(", "));
    }
}
