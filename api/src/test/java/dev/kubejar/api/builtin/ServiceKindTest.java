package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Services, as upstream takes them once admission has given them what there is only once.
final class ServiceKindTest implements KindTables, KindTables.OfChanges, KindTables.OfStatus {
    private static final String HEAD =
            "apiVersion: v1\nkind: Service\nmetadata: {name: x, namespace: d}\n";
    private static final String IP =
            "clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], ipFamilies: [IPv4], ipFamilyPolicy: SingleStack";

    private static String service(String spec) {
        return HEAD + "spec: {ports: [{port: 80}], " + spec + "}";
    }

    private static String annotated(String annotations, String spec) {
        return "apiVersion: v1\nkind: Service\nmetadata: {name: x, namespace: d, annotations: {"
                + annotations
                + "}}\nspec: {ports: [{port: 80}], "
                + spec
                + "}";
    }

    private static String status(String type, String ingress) {
        return HEAD
                + "spec: {type: "
                + type
                + "}\nstatus: {loadBalancer: {ingress: ["
                + ingress
                + "]}}";
    }

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            service("sessionAffinity: ClientIP, sessionAffinityConfig: {}"),
                            "{spec: {ports: [{port: 80, protocol: TCP, targetPort: 80}], sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}, type: ClusterIP, internalTrafficPolicy: Cluster}, status: {loadBalancer: {}}}"),
                    new Shown(
                            service("clusterIP: None"),
                            "{spec: {ports: [{port: 80, protocol: TCP, targetPort: 80}], clusterIP: None, clusterIPs: [None], sessionAffinity: None, type: ClusterIP, internalTrafficPolicy: Cluster}, status: {loadBalancer: {}}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(service(IP)),
                    Case.of(
                            service("clusterIPs: [10.0.0.1]"),
                            "spec.clusterIPs: Invalid value: [\"10.0.0.1\"]: must be empty when `clusterIP` is not specified"),
                    Case.of(
                            service("clusterIP: 10.0.0.2, clusterIPs: [10.0.0.1]"),
                            "spec.clusterIPs: Invalid value: [\"10.0.0.1\"]: first value must match `clusterIP`"),
                    Case.of(
                            service(
                                    "clusterIP: None, clusterIPs: [None, 10.0.0.1, x], ipFamilies: [IPv4, IPv4, IPv5], ipFamilyPolicy: Some"),
                            "spec.ipFamilies[1]: Duplicate value: \"IPv4\"",
                            "spec.ipFamilies[2]: Unsupported value: \"IPv5\": supported values: \"IPv4\", \"IPv6\"",
                            "spec.ipFamilyPolicy: Unsupported value: \"Some\": supported values: \"PreferDualStack\", \"RequireDualStack\", \"SingleStack\"",
                            "spec.clusterIPs: Invalid value: [\"None\",\"10.0.0.1\",\"x\"]: 'None' must be the first and only value",
                            "spec.clusterIPs[2]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.clusterIPs: Invalid value: [\"None\",\"10.0.0.1\",\"x\"]: may only hold up to 2 values"),
                    Case.of(
                            service(
                                    "clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 010.0.0.2], ipFamilies: [IPv6]"),
                            "spec.clusterIPs: Invalid value: [\"10.0.0.1\",\"010.0.0.2\"]: may specify no more than one IP for each IP family",
                            "spec.clusterIPs[0]: Invalid value: \"10.0.0.1\": expected an IPv6 value as indicated by `ipFamilies[0]`"),
                    Case.of(
                            service("externalIPs: [127.0.0.1, 0.0.0.0, x, 169.254.0.1]"),
                            "spec.externalIPs[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)",
                            "spec.externalIPs[1]: Invalid value: \"0.0.0.0\": may not be unspecified (0.0.0.0)",
                            "spec.externalIPs[2]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.externalIPs[3]: Invalid value: \"169.254.0.1\": may not be in the link-local range (169.254.0.0/16, fe80::/10)"),
                    Case.of(
                            service(
                                    "loadBalancerSourceRanges: [10.0.0.0/8, ' 10.0.0.0 '], loadBalancerClass: a/b, healthCheckNodePort: 30000, trafficDistribution: Some, internalTrafficPolicy: Some, allocateLoadBalancerNodePorts: true, externalTrafficPolicy: Local"),
                            "spec.LoadBalancerSourceRanges: Forbidden: may only be used when `type` is 'LoadBalancer'",
                            "spec.LoadBalancerSourceRanges[1]: Invalid value: \"10.0.0.0\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
                            "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
                            "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
                            "spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for externally-accessible services",
                            "spec.healthCheckNodePort: Invalid value: 30000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
                            "spec.internalTrafficPolicy: Unsupported value: \"Some\": supported values: \"Cluster\", \"Local\"",
                            "spec.trafficDistribution: Unsupported value: \"Some\": supported values: \"PreferClose\", \"PreferSameNode\", \"PreferSameZone\""),
                    Case.of(
                            service(
                                    "type: LoadBalancer, externalTrafficPolicy: Local, loadBalancerClass: 'a b'"),
                            "spec.loadBalancerClass: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.healthCheckNodePort: Required value"),
                    Case.of(
                            annotated(
                                    "service.beta.kubernetes.io/load-balancer-source-ranges: '10.0.0.0/8, x'",
                                    "type: LoadBalancer"),
                            "metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Invalid value: \"x\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
                    Case.of(
                            annotated(
                                    "service.kubernetes.io/topology-mode: a, service.kubernetes.io/topology-aware-hints: b",
                                    "type: ClusterIP"),
                            "metadata.annotations[service.kubernetes.io/topology-mode]: Invalid value: \"a\": must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified"),
                    Case.of(
                            HEAD
                                    + "spec: {ports: [{name: a, port: 80, nodePort: 80}, {name: b, port: 80, nodePort: 80}]}",
                            "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
                            "spec.ports[1].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
                            "spec.ports[1].nodePort: Duplicate value: 80",
                            "spec.ports[1]: Duplicate value: {\"Name\":\"\",\"Protocol\":\"TCP\",\"AppProtocol\":null,\"Port\":80,\"TargetPort\":0,\"NodePort\":0}"),
                    Case.of(
                            service(
                                    "type: ExternalName, externalName: a.b., clusterIP: 10.0.0.1, ipFamilies: [IPv4], ipFamilyPolicy: SingleStack"),
                            "spec.clusterIPs: Forbidden: may not be set for ExternalName services",
                            "spec.ipFamilies: Forbidden: may not be set for ExternalName services",
                            "spec.ipFamilyPolicy: Forbidden: may not be set for ExternalName services"));

    private static final String BOTH =
            "clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 'fd00::1'], ipFamilies: [IPv4, IPv6], ipFamilyPolicy: RequireDualStack";

    static final List<Change> CHANGES =
            List.of(
                    Change.of(service(IP), service("type: NodePort")),
                    Change.of(service(IP), service("type: ExternalName, externalName: a.b, " + IP)),
                    Change.of(
                            service(IP),
                            service("clusterIP: 10.0.0.2"),
                            "spec.clusterIPs[0]: Invalid value: [\"10.0.0.2\"]: may not change once set"),
                    Change.of(
                            service(IP),
                            service("clusterIP: None"),
                            "spec.clusterIPs[0]: Invalid value: [\"None\"]: may not change once set"),
                    Change.of(
                            service(BOTH),
                            service(
                                    "clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], ipFamilies: [IPv4], ipFamilyPolicy: RequireDualStack"),
                            "spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": must be set to 'SingleStack' when releasing the secondary clusterIP",
                            "spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": must be set to 'SingleStack' when releasing the secondary ipFamily"),
                    Change.of(
                            service(BOTH),
                            service(
                                    "clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], ipFamilies: [IPv4], ipFamilyPolicy: SingleStack")),
                    Change.of(
                            service("type: LoadBalancer, loadBalancerClass: a"),
                            service("type: LoadBalancer, loadBalancerClass: b"),
                            "spec.loadBalancerClass: Invalid value: \"b\": may not change once set"),
                    Change.of(
                            service("type: LoadBalancer, loadBalancerClass: a"),
                            service("type: NodePort, loadBalancerClass: a")),
                    Change.of(
                            service(
                                    "type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30001"),
                            service(
                                    "type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30002"),
                            "spec.healthCheckNodePort: Forbidden: field is immutable"),
                    Change.of(
                            service(
                                    "type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30001"),
                            service("type: LoadBalancer, externalTrafficPolicy: Local")));

    static final List<Change> STATUS =
            List.of(
                    Change.of(HEAD, status("LoadBalancer", "{ip: 1.2.3.4, ipMode: Proxy}")),
                    Change.of(
                            HEAD,
                            status("ClusterIP", "{ip: 1.2.3.4}"),
                            "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'"),
                    Change.of(
                            HEAD,
                            status(
                                    "LoadBalancer",
                                    "{ip: x}, {ipMode: VIP}, {ip: 1.2.3.4, ipMode: Some}, {hostname: 1.2.3.4}"),
                            "status.loadBalancer.ingress[0].ip: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "status.loadBalancer.ingress[0].ipMode: Required value: must be specified when `ip` is set",
                            "status.loadBalancer.ingress[1].ipMode: Forbidden: may not be specified when `ip` is not set",
                            "status.loadBalancer.ingress[2].ipMode: Unsupported value: \"Some\": supported values: \"Proxy\", \"VIP\"",
                            "status.loadBalancer.ingress[3].hostname: Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address"));
}
