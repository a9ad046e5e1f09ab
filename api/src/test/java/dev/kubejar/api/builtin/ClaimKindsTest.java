package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Volumes, claims, quotas and limits, as upstream takes and shows them.
final class ClaimKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String PV =
            "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String PVC =
            "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String RQ =
            "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String LR =
            "apiVersion: v1\nkind: LimitRange\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}",
                            "{spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a, type: \"\"}, persistentVolumeReclaimPolicy: Retain, volumeMode: Filesystem}, status: {phase: Pending, lastPhaseTransitionTime: \"2026-11-21T09:58:00Z\"}}"),
                    new Shown(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}",
                            "{spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, volumeMode: Filesystem}, status: {phase: Pending}}"),
                    new Shown(
                            RQ + "spec: {hard: {pods: \"3\"}}",
                            "{spec: {hard: {pods: \"3\"}}, status: {}}"),
                    new Shown(
                            LR
                                    + "spec: {limits: [{type: Container, max: {cpu: '1'}, min: {memory: 1Mi}}]}",
                            "{spec: {limits: [{type: Container, default: {cpu: \"1\"}, defaultRequest: {cpu: \"1\", memory: 1Mi}, max: {cpu: \"1\"}, min: {memory: 1Mi}}]}}"),
                    new Shown(
                            LR + "spec: {limits: [{type: Pod, max: {cpu: '1'}}]}",
                            "{spec: {limits: [{type: Pod, max: {cpu: \"1\"}}]}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}"),
                    Case.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}"),
                    Case.of(
                            PV + "spec: {}",
                            "spec.accessModes: Required value",
                            "spec.capacity: Required value",
                            "spec.capacity: Unsupported value: {}: supported values: \"storage\"",
                            "spec: Required value: must specify a volume type"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {cpu: '1'}, accessModes: [Some], hostPath: {path: /..}, persistentVolumeReclaimPolicy: Some, volumeMode: Other, storageClassName: A_}",
                            "spec.accessModes: Unsupported value: \"Some\": supported values: \"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\"",
                            "spec.capacity: Unsupported value: {\"cpu\":\"1\"}: supported values: \"storage\"",
                            "spec.persistentVolumeReclaimPolicy: Unsupported value: \"Some\": supported values: \"Delete\", \"Recycle\", \"Retain\"",
                            "spec.hostPath.path: Invalid value: \"/..\": must not contain '..'",
                            "spec.storageClassName: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.volumeMode: Unsupported value: \"Other\": supported values: \"Block\", \"Filesystem\""),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, nfs: {server: s, path: p}}",
                            "spec.nfs: Forbidden: may not specify more than 1 volume type"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /}, persistentVolumeReclaimPolicy: Recycle}",
                            "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], local: {path: a/..}}",
                            "spec.local.path: Invalid value: \"a/..\": must not contain '..'",
                            "spec.nodeAffinity: Required value: Local volume requires node affinity"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], local: {path: a}, nodeAffinity: {required: {nodeSelectorTerms: [{}]}}}"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], csi: {driver: d_, volumeHandle: ''}, nodeAffinity: {}}",
                            "spec.nodeAffinity.required: Required value: must specify required node constraints",
                            "spec.csi.driver: Invalid value: \"d_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.csi.volumeHandle: Required value"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, claimRef: {name: c}}"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], nfs: {server: '', path: p}}",
                            "spec.nfs.server: Required value",
                            "spec.nfs.path: Invalid value: \"p\": must be an absolute path"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce, ReadWriteOncePod], hostPath: {path: /a}}",
                            "spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes"),
                    Case.of(
                            PV
                                    + "spec: {capacity: {storage: -1}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}",
                            "spec.capacity[storage]: Invalid value: -1: must be a valid resource quantity",
                            "spec.capacity[storage]: Invalid value: \"-1\": must be greater than zero"),
                    Case.of(
                            PVC + "spec: {}",
                            "spec.accessModes: Required value: at least 1 access mode is required",
                            "spec.resources[storage]: Required value"),
                    Case.of(
                            PVC
                                    + "spec: {accessModes: [Some], resources: {requests: {storage: 0}}, selector: {matchLabels: {a: -}}, storageClassName: A_, volumeMode: Some, dataSource: {kind: PersistentVolumeClaim, name: ''}}",
                            "spec.selector.matchLabels: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                            "spec.accessModes: Unsupported value: \"Some\": supported values: \"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\"",
                            "spec.resources[storage]: Invalid value: \"0\": must be greater than zero",
                            "spec.storageClassName: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.volumeMode: Unsupported value: \"Some\": supported values: \"Block\", \"Filesystem\"",
                            "spec.dataSource.name: Required value",
                            "spec.dataSourceRef.name: Required value"),
                    Case.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, dataSource: {kind: Pod, name: p}}"),
                    Case.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce, ReadWriteOncePod], resources: {requests: {storage: 1Gi}}}",
                            "spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes"),
                    Case.of(
                            RQ
                                    + "spec: {hard: {pods: 1500m, requests.cpu: \"-1\", \"a b\": 1, foo: 1}}",
                            "spec.hard[pods]: Invalid value: \"1500m\": must be an integer",
                            "spec.hard[requests.cpu]: Invalid value: \"-1\": must be greater than or equal to 0",
                            "spec.hard[a b]: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.hard[a b]: Invalid value: \"a b\": must be a standard resource for quota",
                            "spec.hard[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified",
                            "spec.hard[foo]: Invalid value: \"foo\": must be a standard resource for quota"),
                    Case.of(
                            RQ
                                    + "spec: {hard: {pods: 3}, scopes: [BestEffort, NotBestEffort, Some]}",
                            "spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\",\"Some\"]: unsupported scope",
                            "spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\",\"Some\"]: unsupported scope applied to resource",
                            "spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\",\"Some\"]: conflicting scopes"),
                    Case.of(
                            RQ + "spec: {hard: {requests.cpu: 3}, scopes: [BestEffort]}",
                            "spec.scopes: Invalid value: [\"BestEffort\"]: unsupported scope applied to resource"),
                    Case.of(
                            RQ
                                    + "spec: {hard: {pods: 3}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In}, {scopeName: BestEffort, operator: In, values: [a]}, {scopeName: Terminating, operator: Some}]}}",
                            "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
                            "spec.scopeSelector.matchExpressions.operator: Invalid value: \"In\": must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
                            "spec.scopeSelector.matchExpressions.operator: Invalid value: \"Some\": must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
                            "spec.scopeSelector.matchExpressions.operator: Invalid value: \"Some\": not a valid selector operator"),
                    Case.of(
                            LR
                                    + "spec: {limits: [{type: Container, max: {cpu: 1}, min: {cpu: 2}}]}",
                            "spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1",
                            "spec.limits[0].defaultRequest[cpu]: Invalid value: \"1\": min value 2 is greater than default request value 1",
                            "spec.limits[0].default[cpu]: Invalid value: \"2\": min value 2 is greater than default value 1"),
                    Case.of(
                            LR
                                    + "spec: {limits: [{type: Container, max: {cpu: 4}, min: {cpu: 1}, default: {cpu: 5}, defaultRequest: {cpu: 500m}, maxLimitRequestRatio: {cpu: 500m}}, {type: Container}]}",
                            "spec.limits[0].defaultRequest[cpu]: Invalid value: \"500m\": min value 1 is greater than default request value 500m",
                            "spec.limits[0].default[cpu]: Invalid value: \"4\": default value 5 is greater than max value 4",
                            "spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: \"500m\": ratio 500m is less than 1",
                            "spec.limits[1].type: Duplicate value: \"Container\""),
                    Case.of(
                            LR + "spec: {limits: [{type: Pod, default: {cpu: 1}, max: {foo: 1}}]}",
                            "spec.limits[0].max[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified",
                            "spec.limits[0].max[foo]: Invalid value: \"foo\": must be a standard resource for containers",
                            "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'"),
                    Case.of(
                            LR
                                    + "spec: {limits: [{type: PersistentVolumeClaim}, {type: Some}, {type: Container, default: {cpu: 1}, defaultRequest: {cpu: 2}, maxLimitRequestRatio: {cpu: 9}, max: {cpu: 3}, min: {cpu: 1}}]}",
                            "spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided",
                            "spec.limits[1].type: Invalid value: \"Some\": must be a standard limit type or fully qualified",
                            "spec.limits[2].defaultRequest[cpu]: Invalid value: \"2\": default request value 2 is greater than default limit value 1",
                            "spec.limits[2].maxLimitRequestRatio[cpu]: Invalid value: \"9\": ratio 9 is greater than max/min = 3.000000"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}",
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, claimRef: {name: c, namespace: d}, persistentVolumeReclaimPolicy: Delete}"),
                    Change.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}",
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /b}}",
                            "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation\n- hostPath: {\"path\":\"/a\",\"type\":\"\"}\n+ hostPath: {\"path\":\"/b\",\"type\":\"\"}\n"),
                    Change.of(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, volumeMode: Filesystem}",
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, volumeMode: Block}",
                            "volumeMode: Invalid value: \"Block\": field is immutable"),
                    Change.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}",
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}",
                            "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n- resources: {\"requests\":{\"storage\":\"1Gi\"}}\n+ resources: {\"requests\":{\"storage\":\"2Gi\"}}\n"),
                    Change.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}",
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, volumeName: v, storageClassName: s}"),
                    Change.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\nstatus: {phase: Bound}",
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 512Mi}}}\nstatus: {phase: Bound}"),
                    Change.of(
                            RQ + "spec: {hard: {pods: \"3\"}, scopes: [BestEffort]}",
                            RQ + "spec: {hard: {pods: \"5\"}}",
                            "spec.scopes: Invalid value: null: field is immutable"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}",
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\nstatus: {phase: Bound, accessModes: [Some], capacity: {storage: \"-1\"}, allocatedResources: {cpu: 1}}",
                            "status.capacity[storage]: Invalid value: -1: must be a valid resource quantity",
                            "status.allocatedResources: Unsupported value: \"cpu\": supported values: \"storage\""),
                    Change.of(
                            RQ + "spec: {hard: {pods: \"3\"}}",
                            RQ
                                    + "spec: {hard: {pods: \"3\"}}\nstatus: {hard: {pods: 1500m}, used: {x y: 1}}",
                            "status.hard[pods]: Invalid value: \"1500m\": must be an integer",
                            "status.used[x y]: Invalid value: \"x y\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "status.used[x y]: Invalid value: \"x y\": must be a standard resource for quota"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, persistentVolumeReclaimPolicy: Retain, claimRef: {namespace: ns, name: c}, storageClassName: s, volumeMode: Filesystem}\nstatus: {phase: Bound}",
                            "x|1Gi|RWO|Retain|Bound|ns/c|s|<unset>||2m||Filesystem"),
                    new Shown(
                            PV
                                    + "spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}}\nstatus: {phase: Available, reason: r}",
                            "x|1Gi|RWO||Available|||<unset>|r|2m||<unset>"),
                    new Shown(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, volumeName: v, storageClassName: s, volumeMode: Filesystem}\nstatus: {phase: Bound, capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce, ReadOnlyMany]}",
                            "x|Bound|v|1Gi|RWO,ROX|s|<unset>|2m||Filesystem"),
                    new Shown(
                            PVC
                                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\nstatus: {phase: Pending}",
                            "x|Pending|||||<unset>|2m||<unset>"),
                    new Shown(
                            RQ
                                    + "spec: {hard: {pods: \"3\"}}\nstatus: {hard: {pods: \"3\", requests.cpu: \"2\", limits.cpu: \"4\"}, used: {pods: \"1\", requests.cpu: \"1\"}}",
                            "x|pods: 1/3, requests.cpu: 1/2|limits.cpu: 0/4|2m"),
                    new Shown(LR + "spec: {limits: [{type: Pod}]}", "x|2026-11-21T09:58:00Z"));
}
