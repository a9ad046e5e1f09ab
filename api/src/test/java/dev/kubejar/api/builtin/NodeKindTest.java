package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nodes, as upstream takes them.
final class NodeKindTest implements KindTables, KindTables.OfChanges, KindTables.OfStatus {
    private static final String NODE = "apiVersion: v1\nkind: Node\nmetadata: {name: x}\n";
    private static final String NAME =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                    + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or"
                    + " '123-abc', regex used for validation is"
                    + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
                    + " or '.', and must start and end with an alphanumeric character (e.g."
                    + " 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
                    + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String TOO_LONG = "must be no more than 63 bytes";

    private static String annotated(String key, String value) {
        return "apiVersion: v1\nkind: Node\nmetadata: {name: x, annotations: {"
                + key
                + ": '"
                + value
                + "'}}\n";
    }

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            NODE
                                    + "spec: {podCIDR: 10.0.0.0/24, configSource: {configMap: {name: a}}}\nstatus: {capacity: {cpu: 2000m}, declaredFeatures: [A]}",
                            "{spec: {podCIDR: 10.0.0.0/24, podCIDRs: [10.0.0.0/24]}, status: {capacity: {cpu: '2'}, allocatable: {cpu: '2'}}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            NODE
                                    + "spec: {taints: [{key: a, value: v, effect: NoSchedule}, {key: a, value: w, effect: NoExecute}], podCIDRs: [10.0.0.0/24, 'fd00::/64']}\nstatus: {capacity: {cpu: '1', example.com/gpu: '2'}}"),
                    Case.of(
                            NODE
                                    + "spec: {taints: [{key: '', effect: NoSchedule}, {key: a, value: 'a b', effect: ''}, {key: a, effect: Some}]}",
                            "metadata.taints[0].key: Invalid value: \"\": name part must be non-empty",
                            "metadata.taints[0].key: Invalid value: \"\": " + NAME,
                            "metadata.taints[1].value: Invalid value: \"a b\": " + VALUE,
                            "metadata.taints[1].effect: Required value",
                            "metadata.taints[2].effect: Unsupported value: \"Some\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\""),
                    Case.of(
                            NODE
                                    + "spec: {taints: [{key: a, value: '"
                                    + " ".repeat(64)
                                    + "', effect: NoSchedule}]}",
                            "metadata.taints[0].value: Invalid value: \""
                                    + " ".repeat(64)
                                    + "\": "
                                    + TOO_LONG
                                    + ";"
                                    + VALUE),
                    Case.of(
                            NODE
                                    + "spec: {taints: [{key: a, value: v, effect: NoSchedule}, {key: a, effect: NoSchedule}]}",
                            "metadata.taints[1]: Duplicate value: {\"Key\":\"a\",\"Value\":\"\",\"Effect\":\"NoSchedule\",\"TimeAdded\":null}: taints must be unique by key and effect pair"),
                    Case.of(
                            NODE + "spec: {podCIDRs: [10.0.0.0, 10.0.0.0/24, 10.0.0.0/24]}",
                            "spec.podCIDRs[0]: Invalid value: \"10.0.0.0\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
                            "spec.podCIDRs: Invalid value: [\"10.0.0.0\",\"10.0.0.0/24\",\"10.0.0.0/24\"]: may specify no more than one CIDR for each IP family",
                            "spec.podCIDRs[2]: Duplicate value: \"10.0.0.0/24\""),
                    Case.of(
                            NODE + "status: {capacity: {cpu: '-1', pods: '1.5'}}",
                            "status.capacity.cpu: Invalid value: \"-1\": must be greater than or equal to 0",
                            "status.capacity.pods: Invalid value: \"1500m\": must be an integer",
                            "status.allocatable.cpu: Invalid value: \"-1\": must be greater than or equal to 0",
                            "status.allocatable.pods: Invalid value: \"1500m\": must be an integer"),
                    Case.of(
                            annotated(
                                    "scheduler.alpha.kubernetes.io/taints",
                                    "[{\"key\":\"a\",\"effect\":\"Some\"}]"),
                            "metadata.annotations.scheduler.alpha.kubernetes.io/taints[0].effect: Unsupported value: \"Some\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\""),
                    Case.of(
                            annotated(
                                    "scheduler.alpha.kubernetes.io/preferAvoidPods",
                                    "{\"preferAvoidPods\":[{\"podSignature\":{}},{\"podSignature\":{\"podController\":{\"controller\":false}}}]}"),
                            "metadata.annotations.scheduler.alpha.kubernetes.io/preferAvoidPods[0].PodSignature: Required value",
                            "metadata.annotations.scheduler.alpha.kubernetes.io/preferAvoidPods[1].PodSignature.PodController.Controller: Invalid value: false: must point to a controller"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            NODE,
                            NODE
                                    + "spec: {podCIDRs: [10.0.0.0/24], providerID: a, unschedulable: true}"),
                    Change.of(
                            NODE + "spec: {podCIDRs: [10.0.0.0/24], providerID: a, externalID: b}",
                            NODE + "spec: {providerID: b, externalID: c}",
                            "spec.podCIDRs: Forbidden: node updates may not change podCIDR except from \"\" to valid",
                            "spec.providerID: Forbidden: node updates may not change providerID except from \"\" to valid",
                            "spec.externalID: Forbidden: may not be updated"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            NODE,
                            NODE
                                    + "status: {addresses: [{type: InternalIP, address: a}, {type: InternalIP, address: a}], capacity: {memory: '-1'}}",
                            "status.capacity.memory: Invalid value: \"-1\": must be greater than or equal to 0",
                            "status.addresses[1]: Duplicate value: {\"Type\":\"InternalIP\",\"Address\":\"a\"}"),
                    Change.of(
                            NODE,
                            NODE
                                    + "status: {config: {assigned: {}, active: {configMap: {namespace: a, name: b, kubeletConfigKey: 'a b'}}}}",
                            "status.config.assigned: Invalid value: {}: exactly one reference subfield must be non-nil",
                            "status.config.active.configMap.uid: Required value: uid must be set in status",
                            "status.config.active.configMap.resourceVersion: Required value: resourceVersion must be set in status",
                            "status.config.active.configMap.kubeletConfigKey: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));

    @Test
    void keepsFeaturesThatAreOffOutOfTheStatus() {
        KindChecks.checkStatusKept(
                NODE, NODE + "status: {declaredFeatures: [A], config: {}}", "{}");
    }
}
