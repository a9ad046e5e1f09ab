package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is good but dubious of addresses, labels of nodes and classes, in upstream's words.
class AddressWarningsTest {

    @ParameterizedTest
    @FieldSource("ROWS")
    void warnings(Case row) {
        KindChecks.checkWarnings(row);
    }

    static final List<Case> ROWS =
            List.of(
                    Case.of(
                            """
                            apiVersion: networking.k8s.io/v1
                            kind: Ingress
                            metadata: {name: a, namespace: b, annotations: {kubernetes.io/ingress.class: nginx}}
                            spec: {}
                            """,
                            "annotation \"kubernetes.io/ingress.class\" is deprecated, please use"
                                    + " 'spec.ingressClassName' instead"),
                    Case.of(
                            """
                            apiVersion: networking.k8s.io/v1
                            kind: NetworkPolicy
                            metadata: {name: a, namespace: b}
                            spec:
                              ingress:
                              - from:
                                - {ipBlock: {cidr: 192.12.2.8/24, except: [192.012.2.8/28]}}
                              egress:
                              - to: [{ipBlock: {cidr: "::ffff:192.12.2.0/120"}}, {ipBlock: {cidr: "2001:db8:0:0::/64"}}]
                            """,
                            "spec.ingress[0].from[0].ipBlock.cidr: CIDR value \"192.12.2.8/24\" is ambiguous in"
                                    + " this context (should be \"192.12.2.0/24\" or \"192.12.2.8/32\"?)",
                            "spec.ingress[0].from[0].ipBlock.except[0]: CIDR value \"192.012.2.8/28\" is"
                                    + " ambiguous in this context (should be \"192.12.2.0/28\" or"
                                    + " \"192.12.2.8/32\"?)",
                            "spec.ingress[0].from[0].ipBlock.except[0]: non-standard CIDR value"
                                    + " \"192.012.2.8/28\" will be considered invalid in a future Kubernetes"
                                    + " release: use \"192.12.2.0/28\"",
                            "spec.egress[0].to[0].ipBlock.cidr: non-standard CIDR value"
                                    + " \"::ffff:192.12.2.0/120\" will be considered invalid in a future"
                                    + " Kubernetes release: use \"192.12.2.0/24\"",
                            "spec.egress[0].to[1].ipBlock.cidr: IPv6 CIDR value \"2001:db8:0:0::/64\" should be"
                                    + " in RFC 5952 canonical format (\"2001:db8::/64\")"),
                    Case.of(
                            """
                            apiVersion: v1
                            kind: Service
                            metadata: {name: a, namespace: b}
                            spec:
                              clusterIP: None
                              externalIPs: [10.01.0.1]
                              externalName: somewhere.example
                              sessionAffinity: ClientIP
                              trafficDistribution: PreferClose
                            """,
                            "spec.externalIPs is ignored for headless services",
                            "spec.SessionAffinity is ignored for headless services",
                            "spec.externalIPs[0]: non-standard IP address \"10.01.0.1\" will be considered"
                                    + " invalid in a future Kubernetes release: use \"10.1.0.1\"",
                            "spec.externalName is ignored when spec.type is not \"ExternalName\"",
                            "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\""),
                    Case.of(
                            """
                            apiVersion: v1
                            kind: Endpoints
                            metadata: {name: a, namespace: b}
                            subsets: [{addresses: [{ip: "2001:db8:0:0::2"}]}]
                            """,
                            "subsets[0].addresses[0].ip: IPv6 address \"2001:db8:0:0::2\" should be in RFC 5952"
                                    + " canonical format (\"2001:db8::2\")"),
                    Case.of(
                            """
                            apiVersion: discovery.k8s.io/v1
                            kind: EndpointSlice
                            metadata: {name: a, namespace: b}
                            addressType: FQDN
                            endpoints: [{addresses: [a.example]}]
                            """,
                            "spec.addressType: FQDN endpoints are deprecated"),
                    Case.of(
                            """
                            apiVersion: storage.k8s.io/v1
                            kind: StorageClass
                            metadata: {name: a}
                            provisioner: b
                            allowedTopologies:
                            - matchLabelExpressions: [{key: beta.kubernetes.io/os, values: [linux]}]
                            """,
                            "allowedTopologies[0].matchLabelExpressions[0]: deprecated since v1.14; use"
                                    + " \"kubernetes.io/os\" instead"),
                    Case.of(
                            """
                            apiVersion: storage.k8s.io/v1
                            kind: CSIStorageCapacity
                            metadata: {name: a, namespace: b}
                            storageClassName: c
                            nodeTopology:
                              matchExpressions: [{key: beta.kubernetes.io/arch, operator: Exists}]
                              matchLabels: {beta.kubernetes.io/os: linux}
                            """,
                            "nodeTopology.matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since"
                                    + " v1.14; use \"kubernetes.io/arch\" instead",
                            "nodeTopology.matchLabels.beta.kubernetes.io/os: deprecated since v1.14; use"
                                    + " \"kubernetes.io/os\" instead"),
                    Case.of(
                            """
                            apiVersion: node.k8s.io/v1
                            kind: RuntimeClass
                            metadata: {name: a}
                            handler: b
                            scheduling: {nodeSelector: {beta.kubernetes.io/os: linux}}
                            """,
                            "scheduling.nodeSelector: deprecated since v1.14; use \"kubernetes.io/os\""
                                    + " instead"));
}
