package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Ingresses, network policies and addresses, as upstream takes and shows them.
final class NetworkKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String INGRESS =
            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CLASS =
            "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String POLICY =
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String ADDRESS =
            "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: 10.0.0.1}\n";
    private static final String CIDR =
            "apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            INGRESS
                                    + "spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}\nstatus: {loadBalancer: {ingress: [{ip: 1.2.3.4}]}}",
                            "{spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}, status: {loadBalancer: {}}}"),
                    new Shown(
                            CLASS + "spec: {controller: a.b/c, parameters: {kind: K, name: nm}}",
                            "spec: {controller: a.b/c, parameters: {kind: K, name: nm, scope: Cluster}}"),
                    new Shown(POLICY + "", "spec: {podSelector: {}, policyTypes: [Ingress]}"),
                    new Shown(
                            POLICY + "spec: {podSelector: {}, egress: [{ports: [{port: 53}]}]}",
                            "spec: {podSelector: {}, egress: [{ports: [{port: 53, protocol: TCP}]}], policyTypes: [Ingress, Egress]}"),
                    new Shown(
                            CIDR + "spec: {cidrs: [10.0.0.0/8]}",
                            "{spec: {cidrs: [10.0.0.0/8]}, status: {}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            INGRESS
                                    + "spec: {rules: [{host: a.b, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}, {host: \"*.c.d\"}], tls: [{hosts: [a.b], secretName: s}]}"),
                    Case.of(
                            INGRESS + "spec: {}",
                            "spec: Invalid value: null: either `defaultBackend` or `rules` must be specified"),
                    Case.of(
                            INGRESS
                                    + "spec: {ingressClassName: A_, rules: [{host: 1.2.3.4}, {host: \"a.*\"}, {http: {paths: []}}]}",
                            "spec.rules[0].host: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address",
                            "spec.rules[1].host: Invalid value: \"a.*\": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.rules[2].http.paths: Required value",
                            "spec.ingressClassName: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
                    Case.of(
                            INGRESS
                                    + "spec: {rules: [{http: {paths: [{}, {pathType: Exact, path: a//b/.., backend: {service: {name: web, port: {number: 80}}}}, {pathType: Other, backend: {}}, {pathType: ImplementationSpecific, path: x, backend: {service: {name: A, port: {}}, resource: {}}}]}}]}",
                            "spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified",
                            "spec.rules[0].http.paths[1].path: Invalid value: \"a//b/..\": must be an absolute path",
                            "spec.rules[0].http.paths[1].path: Invalid value: \"a//b/..\": must not contain '//'",
                            "spec.rules[0].http.paths[1].path: Invalid value: \"a//b/..\": cannot end with '/..'",
                            "spec.rules[0].http.paths[2].pathType: Unsupported value: \"Other\": supported values: \"Exact\", \"ImplementationSpecific\", \"Prefix\"",
                            "spec.rules[0].http.paths[2].backend: Invalid value: \"\": resource or service backend is required",
                            "spec.rules[0].http.paths[3].path: Invalid value: \"x\": must be an absolute path",
                            "spec.rules[0].http.paths[3].backend: Invalid value: \"\": cannot set both resource and service backends"),
                    Case.of(
                            INGRESS
                                    + "spec: {defaultBackend: {service: {name: A, port: {name: a, number: 1}}}}",
                            "spec.defaultBackend.service.name: Invalid value: \"A\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
                            "spec.defaultBackend: Invalid value: \"\": cannot set both port name & port number"),
                    Case.of(
                            INGRESS + "spec: {defaultBackend: {service: {port: {}}}}",
                            "spec.defaultBackend.service.name: Required value",
                            "spec.defaultBackend: Required value: port name or number is required"),
                    Case.of(
                            INGRESS + "spec: {defaultBackend: {resource: {kind: a/b}}}",
                            "spec.defaultBackend.resource.kind: Invalid value: \"a/b\": may not contain '/'",
                            "spec.defaultBackend.resource.name: Required value: name is required"),
                    Case.of(
                            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: x, namespace: d, annotations: {kubernetes.io/ingress.class: a}}\nspec: {ingressClassName: b, rules: [{}]}",
                            "annotations.kubernetes.io/ingress.class: Invalid value: \"a\": must match `ingressClassName` when both are specified"),
                    Case.of(
                            CLASS
                                    + "spec: {controller: abc, parameters: {kind: K, name: nm, scope: Namespace}}",
                            "spec.controller: Invalid value: \"abc\": must be a domain-prefixed path (such as \"acme.io/foo\")",
                            "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"),
                    Case.of(
                            CLASS
                                    + "spec: {controller: A.b/x y, parameters: {scope: Cluster, namespace: ns}}",
                            "spec.controller: Invalid value: \"A.b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.controller: Invalid value: \"x y\": Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')",
                            "spec.parameters.kind: Required value: kind is required",
                            "spec.parameters.name: Required value: name is required",
                            "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"),
                    Case.of(CLASS + "", "spec.controller: Required value"),
                    Case.of(
                            POLICY
                                    + "spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.0.0.0/8, 11.0.0.0/9, x]}}, {}, {podSelector: {}, ipBlock: {cidr: \"\"}}]}]}",
                            "spec.ingress[0].from[0].ipBlock.except[1]: Invalid value: \"10.0.0.0/8\": must be a strict subset of `cidr`",
                            "spec.ingress[0].from[0].ipBlock.except[2]: Invalid value: \"11.0.0.0/9\": must be a strict subset of `cidr`",
                            "spec.ingress[0].from[0].ipBlock.except[3]: Invalid value: \"x\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
                            "spec.ingress[0].from[1]: Required value: must specify a peer",
                            "spec.ingress[0].from[2].ipBlock.cidr: Required value",
                            "spec.ingress[0].from[2]: Forbidden: may not specify both ipBlock and another peer"),
                    Case.of(
                            POLICY
                                    + "spec: {egress: [{ports: [{port: 0, protocol: X}, {port: 80, endPort: 70}, {port: http, endPort: 90}, {endPort: 5}, {port: HTTP}]}], policyTypes: [Up]}",
                            "spec.egress[0].ports[0].protocol: Unsupported value: \"X\": supported values: \"TCP\", \"UDP\", \"SCTP\"",
                            "spec.egress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                            "spec.egress[0].ports[1].endPort: Invalid value: 80: must be greater than or equal to `port`",
                            "spec.egress[0].ports[2].endPort: Invalid value: 90: may not be specified when `port` is non-numeric",
                            "spec.egress[0].ports[3].endPort: Invalid value: 5: may not be specified when `port` is not specified",
                            "spec.egress[0].ports[4].port: Invalid value: \"HTTP\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
                            "spec.egress[0].ports[4].port: Invalid value: \"HTTP\": must contain at least one letter (a-z)",
                            "spec.policyTypes[0]: Unsupported value: \"Up\": supported values: \"Ingress\", \"Egress\""),
                    Case.of(
                            POLICY
                                    + "spec: {ingress: [{ports: [{port: 0, endPort: -1}, {port: HTTP, endPort: 1}]}]}",
                            "spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                            "spec.ingress[0].ports[0].endPort: Invalid value: 0: must be greater than or equal to `port`",
                            "spec.ingress[0].ports[0].endPort: Invalid value: -1: must be between 1 and 65535, inclusive",
                            "spec.ingress[0].ports[1].endPort: Invalid value: 1: may not be specified when `port` is non-numeric",
                            "spec.ingress[0].ports[1].port: Invalid value: \"HTTP\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
                            "spec.ingress[0].ports[1].port: Invalid value: \"HTTP\": must contain at least one letter (a-z)"),
                    Case.of(
                            POLICY + "spec: {policyTypes: [Ingress, Egress, Ingress]}",
                            "spec.policyTypes: Invalid value: [\"Ingress\",\"Egress\",\"Ingress\"]: may not specify more than two policyTypes"),
                    Case.of(CIDR + "spec: {cidrs: [\"10.0.0.0/8\", \"fd00::/108\"]}"),
                    Case.of(
                            CIDR + "spec: {cidrs: [10.0.0.1/8]}",
                            "spec.cidrs[0]: Invalid value: \"10.0.0.1/8\": must be in canonical form (\"10.0.0.0/8\")"),
                    Case.of(
                            CIDR + "spec: {cidrs: [010.0.0.0/8]}",
                            "spec.cidrs[0]: Invalid value: \"010.0.0.0/8\": must not have leading 0s in IP or prefix length"),
                    Case.of(
                            CIDR + "spec: {cidrs: [\"FD00:0::/108\"]}",
                            "spec.cidrs[0]: Invalid value: \"FD00:0::/108\": must be in canonical form (\"fd00::/108\")"),
                    Case.of(CIDR + "", "spec.cidrs: Required value: at least one CIDR required"),
                    Case.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8, x, \"fd00::/108\"]}",
                            "spec.cidrs: Invalid value: {\"CIDRs\":[\"10.0.0.0/8\",\"x\",\"fd00::/108\"]}: may only hold up to 2 values"),
                    Case.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8, x]}",
                            "spec.cidrs[1]: Invalid value: \"x\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
                    Case.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8, 11.0.0.0/8]}",
                            "spec.cidrs: Invalid value: [\"10.0.0.0/8\",\"11.0.0.0/8\"]: may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64"),
                    Case.of(
                            "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: 10.0.0.1}\nspec: {parentRef: {resource: services, name: s, namespace: d}}"),
                    Case.of(
                            "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: 2001:DB8::1}\nspec: {}",
                            "metadata.name: Invalid value: \"2001:DB8::1\": must be in canonical form (\"2001:db8::1\")",
                            "spec.parentRef: Required value"),
                    Case.of(
                            "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: web}\nspec: {parentRef: {group: A_, name: a/b}}",
                            "metadata.name: Invalid value: \"web\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.parentRef.group: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.parentRef.resource: Required value",
                            "spec.parentRef.name: Invalid value: \"a/b\": may not contain '/'"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            CLASS + "spec: {controller: a.b/c}",
                            CLASS + "spec: {controller: a.b/d}",
                            "spec.controller: Invalid value: \"a.b/d\": field is immutable"),
                    Change.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8]}",
                            CIDR + "spec: {cidrs: [11.0.0.0/8]}",
                            "spec.cidrs[0]: Invalid value: \"11.0.0.0/8\": field is immutable"),
                    Change.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8]}",
                            CIDR + "spec: {cidrs: [10.0.0.0/8, \"fd00::/108\"]}"),
                    Change.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8]}",
                            CIDR + "spec: {cidrs: [11.0.0.0/8, 12.0.0.0/8]}",
                            "spec.cidrs[0]: Invalid value: \"11.0.0.0/8\": field is immutable",
                            "spec.cidrs: Invalid value: [\"11.0.0.0/8\",\"12.0.0.0/8\"]: may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64"),
                    Change.of(
                            CIDR + "spec: {cidrs: [10.0.0.0/8, \"fd00::/108\"]}",
                            CIDR + "spec: {cidrs: [10.0.0.0/8]}",
                            "spec.cidrs: Invalid value: [\"10.0.0.0/8\"]: field is immutable"),
                    Change.of(
                            CLASS + "spec: {controller: a.b/c}",
                            CLASS + "spec: {controller: abc}",
                            "spec.controller: Invalid value: \"abc\": field is immutable",
                            "spec.controller: Invalid value: \"abc\": must be a domain-prefixed path (such as \"acme.io/foo\")"),
                    Change.of(
                            ADDRESS
                                    + "spec: {parentRef: {resource: services, name: s, namespace: d}}",
                            ADDRESS + "spec: {parentRef: {name: t}}",
                            "spec.parentRef: Invalid value: {\"Group\":\"\",\"Resource\":\"\",\"Namespace\":\"\",\"Name\":\"t\"}: field is immutable"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            INGRESS + "",
                            INGRESS
                                    + "status: {loadBalancer: {ingress: [{ip: x, hostname: A}, {hostname: 1.2.3.4}, {ip: 1.2.3.4}]}}",
                            "status.loadBalancer.ingress[0].ip: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "status.loadBalancer.ingress[0].hostname: Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "status.loadBalancer.ingress[1].hostname: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            INGRESS
                                    + "spec: {ingressClassName: nginx, tls: [{}], rules: [{host: a.b}, {host: c.d}, {host: e.f}, {host: g.h}]}\nstatus: {loadBalancer: {ingress: [{ip: 9.9.9.9}, {hostname: lb.x}]}}",
                            "x|nginx|a.b,c.d,e.f + 1 more...|9.9.9.9,lb.x|80, 443|2m"),
                    new Shown(INGRESS + "spec: {defaultBackend: {}}", "x|<none>|*||80|2m"),
                    new Shown(
                            INGRESS + "spec: {rules: [{}, {host: a.b}, {host: c.d}, {host: e.f}]}",
                            "x|<none>|a.b,c.d,e.f||80|2m"),
                    new Shown(
                            CLASS
                                    + "spec: {controller: a.b/c, parameters: {apiGroup: g.h, kind: K, name: nm}}",
                            "x|a.b/c|K.g.h/nm|2m"),
                    new Shown(CLASS + "spec: {controller: a.b/c}", "x|a.b/c|<none>|2m"),
                    new Shown(POLICY + "spec: {podSelector: {matchLabels: {a: b}}}", "x|a=b|2m"),
                    new Shown(POLICY + "spec: {podSelector: {}}", "x|<none>|2m"),
                    new Shown(
                            CIDR + "spec: {cidrs: [10.0.0.0/8, \"fd00::/108\"]}",
                            "x|10.0.0.0/8,fd00::/108|2m"),
                    new Shown(
                            "apiVersion: networking.k8s.io/v1\nkind: IPAddress\nmetadata: {name: 10.0.0.1}\nspec: {parentRef: {resource: services, name: s, namespace: d}}",
                            "10.0.0.1|services/d/s"));
}
