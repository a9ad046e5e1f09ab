package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Devices, claims and runtime classes, as upstream takes and shows them.
final class DeviceKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String RUNTIME =
            "apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CLASS =
            "apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CLAIM =
            "apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String TEMPLATE =
            "apiVersion: resource.k8s.io/v1\nkind: ResourceClaimTemplate\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String SLICE =
            "apiVersion: resource.k8s.io/v1\nkind: ResourceSlice\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            RUNTIME + "handler: h\noverhead: {podFixed: {cpu: 1000m}}",
                            "{handler: h, overhead: {podFixed: {cpu: \"1\"}}}"),
                    new Shown(
                            CLAIM
                                    + "spec: {devices: {requests: [{name: r, exactly: {deviceClassName: c, tolerations: [{key: k}]}}, {name: s, firstAvailable: [{name: a, allocationMode: All}]}]}}",
                            "{spec: {devices: {requests: [{name: r, exactly: {deviceClassName: c, allocationMode: ExactCount, count: 1}}, {name: s, firstAvailable: [{name: a, allocationMode: All}]}]}}, status: {}}"),
                    new Shown(TEMPLATE + "", "spec: {spec: {devices: {}}}"),
                    new Shown(
                            TEMPLATE
                                    + "spec: {spec: {devices: {constraints: [{matchAttribute: a.b/c, distinctAttribute: a.b/d}], requests: [{name: s, firstAvailable: [{name: a, allocationMode: All, capacity: {requests: {x: 1}}, tolerations: [{}]}]}]}}}",
                            "spec: {spec: {devices: {constraints: [{matchAttribute: a.b/c}], requests: [{name: s, firstAvailable: [{name: a, allocationMode: All}]}]}}}"),
                    new Shown(CLASS + "spec: {extendedResourceName: a.b/c}", "spec: {}"),
                    new Shown(
                            SLICE
                                    + "spec: {driver: a.b, pool: {name: p, generation: 1, resourceSliceCount: 1}, sharedCounters: [{name: c}], perDeviceNodeSelection: true, devices: [{name: g, nodeName: n, nodeSelector: {}, allNodes: true, taints: [{}], consumesCounters: [{}], bindsToNode: true, bindingConditions: [a], bindingFailureConditions: [b], allowMultipleAllocations: true, capacity: {m: {value: 1Gi, requestPolicy: {default: 1}}}}]}",
                            "spec: {driver: a.b, pool: {name: p, generation: 1, resourceSliceCount: 1}, devices: [{name: g, capacity: {m: {value: 1Gi}}}]}"),
                    new Shown(
                            SLICE + "spec: {driver: a.b}",
                            "spec: {driver: a.b, pool: {generation: 0, resourceSliceCount: 0}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            RUNTIME + "handler: H",
                            "handler: Invalid value: \"H\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"),
                    Case.of(
                            RUNTIME
                                    + "handler: h\noverhead: {podFixed: {pods: 1}}\nscheduling: {nodeSelector: {a: b}, tolerations: [{key: k, operator: Exists}, {key: k, operator: Exists}]}",
                            "overhead.limits[pods]: Invalid value: \"pods\": must be a standard resource for containers",
                            "scheduling.tolerations[1]: Duplicate value: {\"Key\":\"k\",\"Operator\":\"Exists\",\"Value\":\"\",\"Effect\":\"\",\"TolerationSeconds\":null}"),
                    Case.of(
                            CLASS
                                    + "spec: {selectors: [{cel: {expression: x}}], config: [{opaque: {driver: a.b, parameters: {a: 1}}}], extendedResourceName: a.b/c}"),
                    Case.of(
                            CLASS
                                    + "spec: {selectors: [{}], config: [{}, {opaque: {driver: A_}}, {opaque: {driver: a.b, parameters: 3}}]}",
                            "spec.selectors[0].cel: Required value",
                            "spec.config[0].opaque: Required value",
                            "spec.config[1].opaque.driver: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.config[1].opaque.parameters: Required value",
                            "spec.config[2].opaque.parameters: Invalid value: \"<value omitted>\": must be a valid JSON object"),
                    Case.of(
                            CLAIM
                                    + "spec: {devices: {requests: [{name: r, exactly: {deviceClassName: c}}], constraints: [{requests: [r], matchAttribute: a.b/c}], config: [{requests: [r], opaque: {driver: a.b, parameters: {}}}]}}"),
                    Case.of(
                            CLAIM
                                    + "spec: {devices: {requests: [{name: R}, {name: s, exactly: {}, firstAvailable: [{name: a, deviceClassName: c}]}, {name: s, exactly: {deviceClassName: c, allocationMode: All, count: 2}}, {name: t, firstAvailable: [{name: a, deviceClassName: c, allocationMode: Most}]}], constraints: [{requests: [nope, s/a/b]}, {matchAttribute: c-d}]}}",
                            "spec.devices.requests[0].name: Invalid value: \"R\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required",
                            "spec.devices.requests[1]: Invalid value: \"null\": exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set",
                            "spec.devices.requests[2].exactly.count: Invalid value: 2: must not be specified when allocationMode is 'All'",
                            "spec.devices.requests[3].firstAvailable[0].allocationMode: Unsupported value: \"Most\": supported values: \"All\", \"ExactCount\"",
                            "spec.devices.requests[2]: Duplicate value: \"s\"",
                            "spec.devices.constraints[0].requests[0]: Invalid value: \"nope\": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
                            "spec.devices.constraints[0].requests[1]: Invalid value: \"s/a/b\": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
                            "spec.devices.constraints[0].matchAttribute: Required value",
                            "spec.devices.constraints[1].matchAttribute: Invalid value: \"c-d\": a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '[A-Za-z_][A-Za-z0-9_]*')",
                            "spec.devices.constraints[1].matchAttribute: Invalid value: \"c-d\": a fully qualified name must be a domain and a name separated by a slash"),
                    Case.of(
                            TEMPLATE
                                    + "spec: {metadata: {labels: {a: \"b c\"}}, spec: {devices: {requests: [{name: r}]}}}",
                            "spec.metadata.labels: Invalid value: \"b c\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                            "spec.spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required"),
                    Case.of(
                            SLICE
                                    + "spec: {driver: a.b, nodeName: node, pool: {name: p/q, resourceSliceCount: 1}, devices: [{name: g, attributes: {model: {string: x}, a.b/v: {version: 1.2.3}}, capacity: {memory: {value: 1Gi}}}]}"),
                    Case.of(
                            SLICE
                                    + "spec: {nodeName: \"\", allNodes: false, pool: {}, devices: []}",
                            "spec.driver: Required value",
                            "spec.driver: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.pool.name: Required value",
                            "spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero",
                            "spec.nodeName: Invalid value: \"\": must be either unset or set to a non-empty string",
                            "spec.allNodes: Invalid value: false: must be either unset or set to true",
                            "spec: Required value: exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required"),
                    Case.of(
                            SLICE
                                    + "spec: {driver: a.b, nodeName: node, allNodes: true, pool: {name: p, resourceSliceCount: 1, generation: -1}, devices: [{name: G, attributes: {a-b: {}, v: {version: \"1\", bool: true}}}, {name: G}]}",
                            "spec.pool.generation: Invalid value: -1: must be greater than or equal to zero",
                            "spec: Invalid value: \"{`nodeName`, `allNodes`}\": exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required, but multiple fields are set",
                            "spec.devices[0].name: Invalid value: \"G\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.devices[0].attributes[a-b]: Invalid value: \"a-b\": a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '[A-Za-z_][A-Za-z0-9_]*')",
                            "spec.devices[0].attributes[a-b]: Invalid value: \"\": exactly one value must be specified",
                            "spec.devices[0].attributes[v].version: Invalid value: \"1\": must be a string compatible with semver.org spec 2.0.0",
                            "spec.devices[0].attributes[v]: Invalid value: {\"IntValue\":null,\"BoolValue\":true,\"StringValue\":null,\"VersionValue\":\"1\"}: exactly one value must be specified",
                            "spec.devices[1].name: Invalid value: \"G\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.devices[1]: Duplicate value: \"G\""));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            RUNTIME + "handler: a",
                            RUNTIME + "handler: b",
                            "handler: Invalid value: \"b\": field is immutable"),
                    Change.of(
                            CLAIM + "spec: {devices: {}}",
                            CLAIM + "spec: {devices: {requests: [{name: r}]}}",
                            "spec: Invalid value: {\"Devices\":{\"Requests\":[{\"Name\":\"r\",\"Exactly\":null,\"FirstAvailable\":null}],\"Constraints\":null,\"Config\":null}}: field is immutable"),
                    Change.of(
                            TEMPLATE + "spec: {metadata: {labels: {a: b}}}",
                            TEMPLATE
                                    + "spec: {metadata: {labels: {a: b}}, spec: {devices: {requests: [{name: r, exactly: {deviceClassName: c}}]}}}",
                            "spec: Invalid value: {\"labels\":{\"a\":\"b\"},\"Spec\":{\"Devices\":{\"Requests\":[{\"Name\":\"r\",\"Exactly\":{\"DeviceClassName\":\"c\",\"Selectors\":null,\"AllocationMode\":\"ExactCount\",\"Count\":1,\"AdminAccess\":null,\"Tolerations\":null,\"Capacity\":null},\"FirstAvailable\":null}],\"Constraints\":null,\"Config\":null}}}: field is immutable"),
                    Change.of(
                            SLICE
                                    + "spec: {driver: a.b, nodeName: a, pool: {name: p, resourceSliceCount: 1}}",
                            SLICE
                                    + "spec: {driver: a.c, nodeName: b, allNodes: false, pool: {name: q, generation: 2, resourceSliceCount: 0}}",
                            "spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero",
                            "spec.pool.name: Invalid value: \"q\": field is immutable",
                            "spec.driver: Invalid value: \"a.c\": field is immutable",
                            "spec.nodeName: Invalid value: \"b\": field is immutable",
                            "spec.allNodes: Invalid value: false: must be either unset or set to true"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            CLAIM + "spec: {devices: {requests: [{name: r}]}}",
                            CLAIM
                                    + "spec: {devices: {requests: [{name: r}]}}\nstatus: {allocation: {devices: {results: [{request: r, driver: a.b, pool: p, device: d1}]}}, reservedFor: [{resource: pods, name: a, uid: u}], devices: [{driver: a.b, pool: p, device: d1}]}"),
                    Change.of(
                            CLAIM + "",
                            CLAIM
                                    + "status: {reservedFor: [{resource: pods, name: a, uid: u}, {uid: u}], devices: [{driver: a.b, pool: p, device: d1}]}",
                            "status.reservedFor[1].resource: Required value",
                            "status.reservedFor[1].name: Required value",
                            "status.reservedFor[1]: Duplicate value: \"u\"",
                            "status.devices[0]: Invalid value: \"a.b/p/d1\": must be an allocated device in the claim",
                            "status.reservedFor: Forbidden: may not be specified when `allocated` is not set"),
                    Change.of(
                            CLAIM + "status: {allocation: {devices: {}}}",
                            CLAIM + "status: {allocation: {nodeSelector: {}}}",
                            "status.allocation: Invalid value: {\"Devices\":{\"Results\":null,\"Config\":null},\"NodeSelector\":{\"NodeSelectorTerms\":null},\"AllocationTimestamp\":null}: field is immutable"),
                    Change.of(
                            CLAIM
                                    + "status: {allocation: {devices: {results: [{request: r, driver: a.b, pool: p, device: d1}]}}}",
                            CLAIM
                                    + "status: {allocation: {devices: {results: [{request: r, driver: a.b, pool: p, device: d1}]}}, devices: [{driver: a.b, pool: p, device: d1, data: 3, networkData: {ips: [10.0.0.1/24, 10.0.0.1, 010.0.0.1/8]}}]}",
                            "status.devices[0].data: Invalid value: \"<value omitted>\": must be a valid JSON object",
                            "status.devices[0].networkData.ips[1]: Invalid value: \"10.0.0.1\": must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)",
                            "status.devices[0].networkData.ips[2]: Invalid value: \"010.0.0.1/8\": must be in canonical form (\"10.0.0.1/8\")"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(RUNTIME + "handler: h", "x|h|2m"),
                    new Shown(CLASS + "", "x|2m"),
                    new Shown(TEMPLATE + "", "x|2m"),
                    new Shown(CLAIM + "", "x|pending|2m"),
                    new Shown(
                            CLAIM + "status: {allocation: {}, reservedFor: [{}]}",
                            "x|allocated,reserved|2m"),
                    new Shown(
                            "apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: x, deletionTimestamp: \"2026-11-21T09:58:00Z\"}\nstatus: {allocation: {}}",
                            "x|deleted,allocated|<unknown>"),
                    new Shown(
                            SLICE + "spec: {driver: a.b, nodeName: node, pool: {name: p}}",
                            "x|node|a.b|p|2m"));
}
