package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Roles, bindings and requests for certificates, as upstream takes and shows them.
final class AccessKindsTest implements KindTables, KindTables.OfColumns, KindTables.OfChanges {
    private static final String ROLE =
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CLUSTER_ROLE =
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String BINDING =
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CLUSTER_BINDING =
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CSR =
            "apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(ROLE + "", "rules: null"),
                    new Shown(
                            BINDING
                                    + "roleRef: {kind: Role, name: r}\nsubjects: [{kind: User, name: u}, {kind: Group, name: g}, {kind: ServiceAccount, name: s}]",
                            "{roleRef: {kind: Role, name: r, apiGroup: rbac.authorization.k8s.io}, subjects: [{kind: User, name: u, apiGroup: rbac.authorization.k8s.io}, {kind: Group, name: g, apiGroup: rbac.authorization.k8s.io}, {kind: ServiceAccount, name: s}]}"),
                    new Shown(
                            CSR
                                    + "spec: {signerName: a.b/c}\nstatus: {conditions: [{type: Approved}]}",
                            "{spec: {signerName: a.b/c}, status: {}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(ROLE + "rules: [{apiGroups: [\"\"], resources: [pods], verbs: [get]}]"),
                    Case.of(
                            ROLE + "rules: [{}]",
                            "rules[0].verbs: Required value: verbs must contain at least one value",
                            "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
                            "rules[0].resources: Required value: resource rules must supply at least one resource"),
                    Case.of(
                            ROLE
                                    + "rules: [{verbs: [get], nonResourceURLs: [/x], resources: [pods]}]",
                            "rules[0].nonResourceURLs: Invalid value: [\"/x\"]: namespaced rules cannot apply to non-resource URLs",
                            "rules[0].nonResourceURLs: Invalid value: [\"/x\"]: rules cannot apply to both regular resources and non-resource URLs"),
                    Case.of(
                            CLUSTER_ROLE
                                    + "rules: [{verbs: [get], nonResourceURLs: [/x]}]\naggregationRule: {}",
                            "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil"),
                    Case.of(
                            CLUSTER_ROLE
                                    + "aggregationRule: {clusterRoleSelectors: [{matchExpressions: [{key: a, operator: Near}]}]}",
                            "aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator: Invalid value: \"Near\": not a valid selector operator",
                            "aggregationRule.clusterRoleSelectors[0]: Invalid value: \"null\": invalid label selector."),
                    Case.of(
                            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a/b%c, namespace: d}",
                            "metadata.name: Invalid value: \"a/b%c\": may not contain '/'",
                            "metadata.name: Invalid value: \"a/b%c\": may not contain '%'"),
                    Case.of(
                            "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: \"system:Thing\"}"),
                    Case.of(
                            BINDING
                                    + "roleRef: {apiGroup: x, kind: Rolle}\nsubjects: [{kind: User}, {kind: ServiceAccount, name: A, apiGroup: x}, {kind: Team, name: t}]",
                            "roleRef.apiGroup: Unsupported value: \"x\": supported values: \"rbac.authorization.k8s.io\"",
                            "roleRef.kind: Unsupported value: \"Rolle\": supported values: \"Role\", \"ClusterRole\"",
                            "roleRef.name: Required value",
                            "subjects[0].name: Required value",
                            "subjects[1].name: Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "subjects[1].apiGroup: Unsupported value: \"x\": supported values: \"\"",
                            "subjects[2].kind: Unsupported value: \"Team\": supported values: \"ServiceAccount\", \"User\", \"Group\""),
                    Case.of(
                            CLUSTER_BINDING
                                    + "roleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: s}]",
                            "roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\"",
                            "subjects[0].namespace: Required value"),
                    Case.of(
                            CSR
                                    + "spec: {request: aGk=, usages: [eat, signing, signing], signerName: example, expirationSeconds: 5}",
                            "spec.request: Invalid value: \"aGk=\": PEM block type must be CERTIFICATE REQUEST",
                            "spec.usages[0]: Unsupported value: \"eat\": supported values: \"any\", \"cert sign\", \"client auth\", \"code signing\", \"content commitment\", \"crl sign\", \"data encipherment\", \"decipher only\", \"digital signature\", \"email protection\", \"encipher only\", \"ipsec end system\", \"ipsec tunnel\", \"ipsec user\", \"key agreement\", \"key encipherment\", \"microsoft sgc\", \"netscape sgc\", \"ocsp signing\", \"s/mime\", \"server auth\", \"signing\", \"timestamping\"",
                            "spec.usages[2]: Duplicate value: \"signing\"",
                            "spec.signerName: Invalid value: \"example\": must be a fully qualified domain and path of the form 'example.com/signer-name'",
                            "spec.expirationSeconds: Invalid value: 5: may not specify a duration less than 600 seconds (10 minutes)"),
                    Case.of(
                            CSR + "spec: {request: \"\", signerName: kubernetes.io/legacy-unknown}",
                            "spec.request: Invalid value: \"\": PEM block type must be CERTIFICATE REQUEST",
                            "spec.usages: Required value",
                            "spec.signerName: Invalid value: \"kubernetes.io/legacy-unknown\": the legacy signerName is not allowed via this API version"),
                    Case.of(
                            CSR + "spec: {request: \"\", usages: [any], signerName: B/c_d}",
                            "spec.request: Invalid value: \"\": PEM block type must be CERTIFICATE REQUEST",
                            "spec.signerName: Invalid value: \"B\": validating label \"B\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.signerName: Invalid value: \"B\": should be a domain with at least two segments separated by dots",
                            "spec.signerName: Invalid value: \"c_d\": validating label \"c_d\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            BINDING + "roleRef: {kind: Role, name: r}",
                            BINDING + "roleRef: {kind: Role, name: other}",
                            "roleRef: Invalid value: {\"APIGroup\":\"rbac.authorization.k8s.io\",\"Kind\":\"Role\",\"Name\":\"other\"}: cannot change roleRef"),
                    Change.of(
                            BINDING + "roleRef: {kind: Role, name: r}",
                            BINDING
                                    + "roleRef: {kind: Role, name: r}\nsubjects: [{kind: User, name: u}]"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(ROLE + "", "x|2026-11-21T09:58:00Z"),
                    new Shown(CLUSTER_ROLE + "", "x|2026-11-21T09:58:00Z"),
                    new Shown(
                            BINDING
                                    + "roleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: User, name: a}, {kind: User, name: b}, {kind: ServiceAccount, name: s, namespace: ns}]",
                            "x|ClusterRole/view|2m||a, b||ns/s"),
                    new Shown(
                            CLUSTER_BINDING
                                    + "roleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: Group, name: g}]",
                            "x|ClusterRole/view|2m|||g|"),
                    new Shown(
                            CSR
                                    + "spec: {signerName: a.b/c, username: joe, expirationSeconds: 3600}",
                            "x|2m|a.b/c|joe|60m|Pending"),
                    new Shown(
                            CSR
                                    + "spec: {username: joe}\nstatus: {certificate: eA==, conditions: [{type: Approved}]}",
                            "x|2m|<none>|joe|<none>|Approved,Issued"),
                    new Shown(
                            CSR + "status: {conditions: [{type: Denied}, {type: Failed}]}",
                            "x|2m|<none>||<none>|Denied,Failed"));
}
