package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Events, leases and endpoint slices, as upstream takes and shows them.
final class MachineryKindsTest implements KindTables, KindTables.OfColumns, KindTables.OfChanges {
    private static final String EVENT =
            "apiVersion: events.k8s.io/v1\nkind: Event\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String OLD_EVENT =
            "apiVersion: v1\nkind: Event\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String LEASE =
            "apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String SLICE =
            "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            LEASE
                                    + "spec: {holderIdentity: a, strategy: OldestEmulationVersion, preferredHolder: b}",
                            "spec: {holderIdentity: a}"),
                    new Shown(LEASE + "", "spec: {}"),
                    new Shown(
                            SLICE
                                    + "addressType: IPv4\nendpoints: [{addresses: [10.0.0.1]}]\nports: [{port: 80}]",
                            "{addressType: IPv4, endpoints: [{addresses: [10.0.0.1], conditions: {}}], ports: [{port: 80, name: \"\", protocol: TCP}]}"),
                    new Shown(
                            SLICE
                                    + "addressType: IPv4\nendpoints: [{addresses: [10.0.0.1], deprecatedTopology: {kubernetes.io/hostname: a, topology.kubernetes.io/zone: z}}]",
                            "{addressType: IPv4, endpoints: [{addresses: [10.0.0.1], conditions: {}}], ports: []}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\n"),
                    Case.of(
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\nseries: {count: 2, lastObservedTime: \"2026-11-21T09:58:00.000000Z\"}"),
                    Case.of(
                            EVENT + "",
                            "eventTime: Required value",
                            "type: Invalid value: \"\": has invalid value: "),
                    Case.of(
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Odd\nseries: {count: 1}\ndeprecatedFirstTimestamp: \"2026-11-21T09:58:00Z\"\ndeprecatedCount: 3\ndeprecatedSource: {component: x}",
                            "series.count: Invalid value: \"\": should be at least 2",
                            "series.lastObservedTime: Required value",
                            "type: Invalid value: \"\": has invalid value: Odd",
                            "firstTimestamp: Invalid value: \"\": needs to be unset",
                            "count: Invalid value: \"\": needs to be unset",
                            "source: Invalid value: \"\": needs to be unset"),
                    Case.of(
                            EVENT + "eventTime: \"2026-11-21T09:58:00.000000Z\"\ntype: Normal",
                            "reportingController: Required value",
                            "reportingController: Invalid value: \"\": name part must be non-empty",
                            "reportingController: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "reportingInstance: Required value",
                            "action: Required value",
                            "reason: Required value"),
                    Case.of(
                            OLD_EVENT + "involvedObject: {namespace: other}",
                            "involvedObject.namespace: Invalid value: \"other\": does not match event.namespace"),
                    Case.of(OLD_EVENT + "involvedObject: {namespace: default}\ncount: 3"),
                    Case.of(
                            LEASE + "spec: {leaseDurationSeconds: 0, leaseTransitions: -1}",
                            "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
                            "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            SLICE
                                    + "addressType: IPv4\nendpoints: [{addresses: [10.0.0.1], hints: {forZones: [{name: z}], forNodes: [{name: node}]}}]\nports: [{name: http, port: 80, appProtocol: a.b/c}]"),
                    Case.of(
                            SLICE
                                    + "addressType: IPv4\nendpoints: [{addresses: [10.0.0.1], hints: {forZones: [{name: a}, {name: b}, {name: c}, {name: d}, {name: e}, {name: f}, {name: g}, {name: h}, {name: i}], forNodes: [{name: N_}]}}]",
                            "endpoints[0].hints.forZones: Too many: 9: must have at most 8 items"),
                    Case.of(
                            SLICE
                                    + "endpoints: [{addresses: []}]\nports: [{name: A, protocol: X, appProtocol: \"a b\"}, {name: A}]",
                            "addressType: Required value",
                            "endpoints[0].addresses: Required value: must contain at least 1 address",
                            "ports[0].name: Invalid value: \"A\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "ports[0].protocol: Unsupported value: \"X\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
                            "ports[0].appProtocol: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "ports[1].name: Invalid value: \"A\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "ports[1].name: Duplicate value: \"A\""),
                    Case.of(
                            SLICE
                                    + "addressType: IPv4\nendpoints: [{addresses: [\"::1\", web, 127.0.0.1, 0.0.0.0, 169.254.1.1, 224.0.0.5], nodeName: N_, hostname: H}]",
                            "endpoints[0].addresses[0]: Invalid value: \"::1\": must be a valid IPv4 address",
                            "endpoints[0].addresses[0]: Invalid value: \"::1\": may not be in the loopback range (127.0.0.0/8, ::1/128)",
                            "endpoints[0].addresses[1]: Invalid value: \"web\": must be a valid IPv4 address",
                            "endpoints[0].addresses[1]: Invalid value: \"web\": must be a valid IP address",
                            "endpoints[0].addresses[2]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)",
                            "endpoints[0].addresses[3]: Invalid value: \"0.0.0.0\": may not be unspecified (0.0.0.0)",
                            "endpoints[0].addresses[4]: Invalid value: \"169.254.1.1\": may not be in the link-local range (169.254.0.0/16, fe80::/10)",
                            "endpoints[0].addresses[5]: Invalid value: \"224.0.0.5\": may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)",
                            "endpoints[0].nodeName: Invalid value: \"N_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "endpoints[0].hostname: Invalid value: \"H\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"),
                    Case.of(
                            SLICE
                                    + "addressType: FQDN\nendpoints: [{addresses: [web, a.b.], hints: {forZones: [{name: z}, {name: z}]}}]",
                            "endpoints[0].addresses[0]: Invalid value: \"web\": should be a domain with at least two segments separated by dots",
                            "endpoints[0].hints.forZones[1].name: Duplicate value: \"z\""));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\nnote: a",
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\nnote: b\nseries: {count: 1, lastObservedTime: \"2026-11-21T09:58:00.000000Z\"}",
                            "series.count: Invalid value: \"\": should be at least 2",
                            "message: Invalid value: \"b\": field is immutable"),
                    Change.of(
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\nregarding: {kind: Pod, namespace: default, name: a}",
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\nregarding: {kind: Pod, namespace: default, name: b}\ndeprecatedSource: {component: x}",
                            "involvedObject: Invalid value: {\"Kind\":\"Pod\",\"Namespace\":\"default\",\"Name\":\"b\",\"UID\":\"\",\"APIVersion\":\"\",\"ResourceVersion\":\"\",\"FieldPath\":\"\"}: field is immutable",
                            "source: Invalid value: {\"Component\":\"x\",\"Host\":\"\"}: field is immutable"),
                    Change.of(
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\n",
                            EVENT
                                    + "eventTime: \"2026-11-21T09:58:00.000000Z\"\nreportingController: c\nreportingInstance: i\naction: a\nreason: r\ntype: Normal\nseries: {count: 5, lastObservedTime: \"2026-11-21T09:58:00.000000Z\"}"),
                    Change.of(OLD_EVENT + "message: a", OLD_EVENT + "message: b"),
                    Change.of(
                            SLICE + "addressType: IPv4",
                            SLICE + "addressType: IPv6",
                            "addressType: Invalid value: \"IPv6\": field is immutable"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(LEASE + "spec: {holderIdentity: h}", "x|h|2m"),
                    new Shown(
                            SLICE
                                    + "addressType: IPv4\nports: [{port: 80}, {}]\nendpoints: [{addresses: [10.0.0.1, 10.0.0.2]}, {addresses: [10.0.0.3, 10.0.0.4]}]",
                            "x|IPv4|80,*|10.0.0.1,10.0.0.2,10.0.0.3 + 1 more...|2m"));
}
