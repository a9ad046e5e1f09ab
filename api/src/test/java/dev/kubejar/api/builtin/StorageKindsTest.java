package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// The kinds of storage.k8s.io, as upstream takes and shows them.
final class StorageKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String CLASS =
            "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String ATTRIBUTES =
            "apiVersion: storage.k8s.io/v1\nkind: VolumeAttributesClass\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String DRIVER =
            "apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String NODE =
            "apiVersion: storage.k8s.io/v1\nkind: CSINode\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CAPACITY =
            "apiVersion: storage.k8s.io/v1\nkind: CSIStorageCapacity\nmetadata: {name: x, namespace: d, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String ATTACHMENT =
            "apiVersion: storage.k8s.io/v1\nkind: VolumeAttachment\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    private static final String INLINE =
            ATTACHMENT + "spec: {attacher: a.b, nodeName: node, source: {inlineVolumeSpec: ";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            CLASS + "provisioner: a.b/c",
                            "{provisioner: a.b/c, reclaimPolicy: Delete, volumeBindingMode: Immediate}"),
                    new Shown(
                            DRIVER + "",
                            "spec: {attachRequired: true, podInfoOnMount: false, storageCapacity: false, fsGroupPolicy: ReadWriteOnceWithFSType, requiresRepublish: false, seLinuxMount: false, volumeLifecycleModes: [Persistent]}"),
                    new Shown(NODE + "", "spec: {drivers: null}"),
                    new Shown(
                            NODE + "spec: {drivers: [{name: a.b, nodeID: i}]}",
                            "spec: {drivers: [{name: a.b, nodeID: i, topologyKeys: null}]}"),
                    new Shown(
                            CAPACITY
                                    + "storageClassName: a\ncapacity: 1024Mi\nmaximumVolumeSize: 0.5Gi",
                            "{storageClassName: a, capacity: 1Gi, maximumVolumeSize: 512Mi}"),
                    new Shown(
                            ATTACHMENT + "spec: {attacher: a.b}\nstatus: {attached: true}",
                            "{spec: {attacher: a.b, source: {}}, status: {attached: false}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            CLASS
                                    + "provisioner: A.B/c\nallowedTopologies: [{matchLabelExpressions: [{key: k, values: [v]}]}]"),
                    Case.of(
                            CLASS
                                    + "reclaimPolicy: Recycle\nvolumeBindingMode: Late\nparameters: {\"\": x}",
                            "provisioner: Required value",
                            "parameters: Invalid value: \"\": field can not be empty.",
                            "reclaimPolicy: Unsupported value: \"Recycle\": supported values: \"Delete\", \"Retain\"",
                            "volumeBindingMode: Unsupported value: \"Late\": supported values: \"Immediate\", \"WaitForFirstConsumer\""),
                    Case.of(
                            CLASS + "provisioner: a_/b",
                            "provisioner: Invalid value: \"a_/b\": prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
                    Case.of(
                            CLASS
                                    + "provisioner: a\nallowedTopologies: [{matchLabelExpressions: [{key: k, values: [v, v]}, {key: k}]}, {matchLabelExpressions: [{key: z, values: [v]}]}, {matchLabelExpressions: [{key: z, values: [v]}]}]",
                            "allowedTopologies[0].matchLabelExpressions[0].values[1]: Duplicate value: \"v\"",
                            "allowedTopologies[0].matchLabelExpressions[1].values: Required value",
                            "allowedTopologies[0].matchLabelExpressions[1].key: Duplicate value: \"k\"",
                            "allowedTopologies[2].matchLabelExpressions: Duplicate value: \"\""),
                    Case.of(
                            CLASS
                                    + "provisioner: a\nreclaimPolicy: \"\"\nallowedTopologies: [{}, {matchLabelExpressions: [{key: z, values: [v]}]}]",
                            "allowedTopologies[0].matchLabelExpressions: Duplicate value: \"\"",
                            "allowedTopologies[0].matchLabelExpressions: Duplicate value: \"\""),
                    Case.of(ATTRIBUTES + "driverName: a.b\nparameters: {a: b}"),
                    Case.of(
                            DRIVER
                                    + "spec: {serviceAccountTokenInSecrets: true, tokenRequests: [{audience: a}]}"),
                    Case.of(
                            DRIVER + "spec: {serviceAccountTokenInSecrets: false}",
                            "spec.serviceAccountTokenInSecrets: Invalid value: false: serviceAccountTokenInSecrets is set but no tokenRequests are specified"),
                    Case.of(
                            ATTRIBUTES + "",
                            "driverName: Required value",
                            "parameters: Required value: must contain at least one key/value pair"),
                    Case.of(
                            DRIVER
                                    + "spec: {fsGroupPolicy: Maybe, tokenRequests: [{audience: a, expirationSeconds: 5}, {audience: a}, {audience: b, expirationSeconds: 4294967297}], volumeLifecycleModes: [Short], nodeAllocatableUpdatePeriodSeconds: 3}",
                            "spec.fsGroupPolicy: Unsupported value: \"Maybe\": supported values: \"File\", \"None\", \"ReadWriteOnceWithFSType\"",
                            "spec.tokenRequests[0].expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes",
                            "spec.tokenRequests[1].audience: Duplicate value: \"a\"",
                            "spec.tokenRequests[2].expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds",
                            "spec.volumeLifecycleModes: Unsupported value: \"Short\": supported values: \"Persistent\", \"Ephemeral\"",
                            "spec.nodeAllocatableUpdatePeriodSeconds: Invalid value: 3: must be greater than or equal to 10 seconds"),
                    Case.of(
                            NODE
                                    + "spec: {drivers: [{name: a.b, nodeID: i, topologyKeys: [k, k, \"\"], allocatable: {count: -1}}, {name: a.b}]}",
                            "spec.drivers[0].allocatable.count: Invalid value: -1: must be greater than or equal to 0",
                            "spec.drivers[0]: Duplicate value: \"k\"",
                            "spec.drivers[0]: Required value",
                            "spec.drivers[0]: Invalid value: \"\": name part must be non-empty",
                            "spec.drivers[0]: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.drivers[1].nodeID: Required value",
                            "spec.drivers[1].name: Duplicate value: \"a.b\""),
                    Case.of(
                            CAPACITY
                                    + "storageClassName: fast\ncapacity: 1Gi\nnodeTopology: {matchLabels: {a: b}}"),
                    Case.of(
                            CAPACITY
                                    + "storageClassName: A_\ncapacity: -1\nnodeTopology: {matchExpressions: [{key: a, operator: In}]}",
                            "nodeTopology.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                            "storageClassName: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "capacity: Invalid value: \"-1\": must be greater than or equal to 0"),
                    Case.of(
                            ATTACHMENT
                                    + "spec: {attacher: a.b, nodeName: node, source: {persistentVolumeName: pv}}"),
                    Case.of(
                            ATTACHMENT + "spec: {nodeName: N_}",
                            "spec.attacher: Required value",
                            "spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName",
                            "spec.nodeName: Invalid value: \"N_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.attacher: Required value",
                            "spec.attacher: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
                    Case.of(
                            ATTACHMENT
                                    + "spec: {attacher: a.b, nodeName: node, source: {persistentVolumeName: \"\", inlineVolumeSpec: {}}}",
                            "spec.source: Forbidden: must specify exactly one of inlineVolumeSpec and persistentVolumeName",
                            "spec.source.persistentVolumeName: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
                    Case.of(
                            INLINE
                                    + "{accessModes: [ReadWriteOnce], csi: {driver: a.b, volumeHandle: h}}}}"),
                    Case.of(
                            INLINE + "{}}}",
                            "spec.source.inlineVolumeSpec.csi: Required value: has to be specified in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.accessModes: Required value",
                            "spec.source.inlineVolumeSpec: Required value: must specify a volume type"),
                    Case.of(
                            INLINE
                                    + "{accessModes: [ReadWriteOnce], csi: {driver: a.b}, claimRef: {name: c},"
                                    + " capacity: {storage: 1Gi}, persistentVolumeReclaimPolicy: Delete,"
                                    + " nodeAffinity: {}, storageClassName: fast, volumeMode: Block,"
                                    + " volumeAttributesClassName: \"\"}}}",
                            "spec.source.inlineVolumeSpec.claimRef: Forbidden: may not be specified in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.capacity: Forbidden: may not be specified in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.persistentVolumeReclaimPolicy: Forbidden: may only be Retain in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.nodeAffinity: Forbidden: may not be specified in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.csi.volumeHandle: Required value",
                            "spec.source.inlineVolumeSpec.storageClassName: Forbidden: may not be specified in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.volumeMode: Forbidden: may not specify volumeMode other than Filesystem in the context of inline volumes",
                            "spec.source.inlineVolumeSpec.volumeAttributesClassName: Required value: an empty string is disallowed"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            CLASS + "provisioner: a.b\nparameters: {a: b}",
                            CLASS
                                    + "provisioner: c.d\nreclaimPolicy: Retain\nvolumeBindingMode: WaitForFirstConsumer",
                            "parameters: Forbidden: updates to parameters are forbidden.",
                            "provisioner: Forbidden: updates to provisioner are forbidden.",
                            "reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.",
                            "volumeBindingMode: Invalid value: \"WaitForFirstConsumer\": field is immutable"),
                    Change.of(
                            CLASS + "provisioner: a.b",
                            CLASS + "provisioner: a.b\nallowVolumeExpansion: true"),
                    Change.of(
                            ATTRIBUTES + "driverName: a.b\nparameters: {a: b}",
                            ATTRIBUTES + "driverName: a.c\nparameters: {}",
                            "driverName: Forbidden: updates to driverName are forbidden.",
                            "parameters: Forbidden: updates to parameters are forbidden.",
                            "parameters: Required value: must contain at least one key/value pair"),
                    Change.of(
                            ATTACHMENT
                                    + "spec: {attacher: a.b, nodeName: a, source: {persistentVolumeName: v}}",
                            ATTACHMENT
                                    + "spec: {attacher: A_, nodeName: a, source: {persistentVolumeName: v}}",
                            "spec: Invalid value: {\"Attacher\":\"A_\",\"Source\":{\"PersistentVolumeName\":\"v\",\"InlineVolumeSpec\":null},\"NodeName\":\"a\"}: field is immutable"),
                    Change.of(
                            DRIVER + "spec: {}",
                            DRIVER
                                    + "spec: {attachRequired: false, volumeLifecycleModes: [Ephemeral], podInfoOnMount: true}",
                            "spec.attachedRequired: Invalid value: false: field is immutable",
                            "spec.volumeLifecycleModes: Invalid value: [\"Ephemeral\"]: field is immutable"),
                    Change.of(
                            NODE + "spec: {drivers: [{name: a.b, nodeID: i, topologyKeys: [k]}]}",
                            NODE
                                    + "spec: {drivers: [{name: a.b, nodeID: i, topologyKeys: [k], allocatable: {count: 3}}, {name: c.d, nodeID: z}]}"),
                    Change.of(
                            NODE + "spec: {drivers: [{name: a.b, nodeID: i, topologyKeys: [k]}]}",
                            NODE
                                    + "spec: {drivers: [{name: a.b, nodeID: other, topologyKeys: [k]}]}",
                            "spec.drivers: Invalid value: {\"Name\":\"a.b\",\"NodeID\":\"other\",\"TopologyKeys\":[\"k\"],\"Allocatable\":null}: field is immutable"),
                    Change.of(
                            CAPACITY + "storageClassName: a",
                            CAPACITY + "storageClassName: b\ncapacity: 3Gi",
                            "storageClassName: Invalid value: \"b\": field is immutable"),
                    Change.of(
                            ATTACHMENT
                                    + "spec: {attacher: a.b, nodeName: a, source: {persistentVolumeName: v}}",
                            ATTACHMENT
                                    + "spec: {attacher: a.c, nodeName: a, source: {persistentVolumeName: v}}",
                            "spec: Invalid value: {\"Attacher\":\"a.c\",\"Source\":{\"PersistentVolumeName\":\"v\",\"InlineVolumeSpec\":null},\"NodeName\":\"a\"}: field is immutable"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            ATTACHMENT + "",
                            ATTACHMENT
                                    + "status: {attached: true, attachError: {message: m, errorCode: -1}}",
                            "status.attachError.errorCode: Invalid value: -1: must be between 0 and 2147483647, inclusive"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: x, annotations: {storageclass.kubernetes.io/is-default-class: \"true\"}, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nprovisioner: a.b/c\nallowVolumeExpansion: true",
                            "x (default)|a.b/c|Delete|Immediate|true|2m"),
                    new Shown(
                            CLASS
                                    + "provisioner: p\nreclaimPolicy: Retain\nvolumeBindingMode: WaitForFirstConsumer",
                            "x|p|Retain|WaitForFirstConsumer|false|2m"),
                    new Shown(ATTRIBUTES + "driverName: a.b", "x|a.b|2m"),
                    new Shown(
                            DRIVER
                                    + "spec: {attachRequired: false, tokenRequests: [{audience: a}, {audience: b}], volumeLifecycleModes: [Persistent, Ephemeral]}",
                            "x|false|false|false|a,b|false|Persistent,Ephemeral|2m"),
                    new Shown(DRIVER + "spec: {}", "x|true|false|false|<unset>|false|<none>|2m"),
                    new Shown(NODE + "spec: {drivers: [{}, {}]}", "x|2|2m"),
                    new Shown(CAPACITY + "storageClassName: a", "x|a|<unset>"),
                    new Shown(CAPACITY + "storageClassName: a\ncapacity: 1Gi", "x|a|1Gi"),
                    new Shown(
                            ATTACHMENT
                                    + "spec: {attacher: a.b, nodeName: node, source: {persistentVolumeName: pv}}\nstatus: {attached: true}",
                            "x|a.b|pv|node|true|2m"));
}
