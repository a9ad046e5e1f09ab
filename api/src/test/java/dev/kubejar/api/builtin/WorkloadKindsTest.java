package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Stateful sets, daemon sets, replication controllers and pod templates, as upstream takes and
/// shows them.
final class WorkloadKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String STS =
            "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String DS =
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String RC =
            "apiVersion: v1\nkind: ReplicationController\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String PT =
            "apiVersion: v1\nkind: PodTemplate\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {selector: {matchLabels: {a: b}}, serviceName: s, replicas: 1, revisionHistoryLimit: 10, podManagementPolicy: OrderedReady, updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 0, maxUnavailable: 1}}, persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Retain}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {replicas: 0, availableReplicas: 0}}"),
                    new Shown(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, updateStrategy: {type: OnDelete}, volumeClaimTemplates: [{metadata: {name: v}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}], template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {selector: {matchLabels: {a: b}}, serviceName: s, replicas: 1, revisionHistoryLimit: 10, podManagementPolicy: OrderedReady, updateStrategy: {type: OnDelete}, persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Retain}, volumeClaimTemplates: [{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: v}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, volumeMode: Filesystem}, status: {phase: Pending}}], template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {replicas: 0, availableReplicas: 0}}"),
                    new Shown(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {selector: {matchLabels: {a: b}}, revisionHistoryLimit: 10, updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0}}"),
                    new Shown(
                            RC
                                    + "spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {replicas: 1, selector: {a: b}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {replicas: 0}}"),
                    new Shown(
                            PT
                                    + "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}",
                            "{template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}"),
                    Case.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}"),
                    Case.of(
                            RC
                                    + "spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}"),
                    Case.of(
                            PT
                                    + "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}"),
                    Case.of(
                            STS
                                    + "spec: {serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Required value",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"b\"}: `selector` does not match template `labels`"),
                    Case.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, replicas: -1, minReadySeconds: -1, podManagementPolicy: Some, revisionHistoryLimit: -1, ordinals: {start: -1}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.podManagementPolicy: Invalid value: \"Some\": must be 'OrderedReady' or 'Parallel'",
                            "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                            "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, updateStrategy: {type: Some}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.updateStrategy: Invalid value: {\"Type\":\"Some\",\"RollingUpdate\":null}: must be 'RollingUpdate' or 'OnDelete'"),
                    Case.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, updateStrategy: {rollingUpdate: {partition: -1, maxUnavailable: 0}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0",
                            "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0"),
                    Case.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, persistentVolumeClaimRetentionPolicy: {whenDeleted: Some, whenScaled: Other}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: \"Some\": supported values: \"Retain\", \"Delete\"",
                            "spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: \"Other\": supported values: \"Retain\", \"Delete\""),
                    Case.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, activeDeadlineSeconds: 5, containers: [{name: c, image: nginx}]}}}",
                            "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"",
                            "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported"),
                    Case.of(
                            DS
                                    + "spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"b\"}: `selector` does not match template `labels`"),
                    Case.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"c\"}: `selector` does not match template `labels`"),
                    Case.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, minReadySeconds: -1, revisionHistoryLimit: -1, updateStrategy: {type: Some}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.updateStrategy: Unsupported value: {\"Type\":\"Some\",\"RollingUpdate\":null}: supported values: \"RollingUpdate\", \"OnDelete\"",
                            "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, updateStrategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0"),
                    Case.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero"),
                    Case.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, activeDeadlineSeconds: 5, containers: [{name: c, image: nginx}]}}}",
                            "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"",
                            "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in DaemonSet is not Supported"),
                    Case.of(
                            RC
                                    + "spec: {replicas: -1, minReadySeconds: -1, selector: {a: c}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"b\"}: `selector` does not match template `labels`"),
                    Case.of(
                            RC
                                    + "spec: {template: {spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Required value"),
                    Case.of(RC + "spec: {selector: {a: b}}", "spec.template: Required value"),
                    Case.of(PT, "template.spec.containers: Required value"),
                    Case.of(
                            PT + "template: {metadata: {labels: {a: -}}, spec: {}}",
                            "template.labels: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                            "template.spec.containers: Required value"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, replicas: 1, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, replicas: 3, revisionHistoryLimit: 3, minReadySeconds: 4, ordinals: {start: 2}, persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}, updateStrategy: {type: OnDelete}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: busybox}]}}}"),
                    Change.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: t, podManagementPolicy: Parallel, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"),
                    Change.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            STS
                                    + "spec: {selector: {matchLabels: {a: c}}, serviceName: s, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"),
                    Change.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            DS
                                    + "spec: {selector: {matchLabels: {a: c}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"c\"}}: field is immutable"),
                    Change.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, minReadySeconds: 3, updateStrategy: {type: OnDelete}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: busybox}]}}}"),
                    Change.of(
                            RC
                                    + "spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            RC
                                    + "spec: {replicas: 4, selector: {a: c}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 1, readyReplicas: 2, currentReplicas: 2, updatedReplicas: 2, availableReplicas: 3, observedGeneration: -1, collisionCount: -1}",
                            "status.observedGeneration: Invalid value: -1: must be greater than or equal to 0",
                            "status.collisionCount: Invalid value: -1: must be greater than or equal to 0",
                            "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.currentReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.updatedReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than status.readyReplicas"),
                    Change.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {numberReady: -1, currentNumberScheduled: -1, numberMisscheduled: -1, desiredNumberScheduled: -1, observedGeneration: -1, updatedNumberScheduled: -1, numberAvailable: -1, numberUnavailable: -1, collisionCount: -1}",
                            "status.currentNumberScheduled: Invalid value: -1: must be greater than or equal to 0",
                            "status.numberMisscheduled: Invalid value: -1: must be greater than or equal to 0",
                            "status.desiredNumberScheduled: Invalid value: -1: must be greater than or equal to 0",
                            "status.numberReady: Invalid value: -1: must be greater than or equal to 0",
                            "status.observedGeneration: Invalid value: -1: must be greater than or equal to 0",
                            "status.updatedNumberScheduled: Invalid value: -1: must be greater than or equal to 0",
                            "status.numberAvailable: Invalid value: -1: must be greater than or equal to 0",
                            "status.numberUnavailable: Invalid value: -1: must be greater than or equal to 0",
                            "status.collisionCount: Invalid value: -1: must be greater than or equal to 0"),
                    Change.of(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {collisionCount: 3}",
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {collisionCount: 2}",
                            "status.collisionCount: Invalid value: 2: cannot be decremented"),
                    Change.of(
                            RC
                                    + "spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            RC
                                    + "spec: {template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 1, fullyLabeledReplicas: 2, readyReplicas: 2, availableReplicas: 3, observedGeneration: -1}",
                            "status.observedGeneration: Invalid value: -1: must be greater than or equal to 0",
                            "status.fullyLabeledReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            STS
                                    + "spec: {selector: {matchLabels: {a: b}}, serviceName: s, replicas: 3, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 3, readyReplicas: 2}",
                            "x|2/3|2m||c|nginx"),
                    new Shown(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {nodeSelector: {k: v}, containers: [{name: c, image: nginx}]}}}\nstatus: {desiredNumberScheduled: 3, currentNumberScheduled: 2, numberReady: 1, updatedNumberScheduled: 2, numberAvailable: 1}",
                            "x|3|2|1|2|1|k=v|2m||c|nginx|a=b"),
                    new Shown(
                            DS
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {}",
                            "x|0|0|0|0|0|<none>|2m||c|nginx|a=b"),
                    new Shown(
                            RC
                                    + "spec: {replicas: 2, selector: {a: b}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 1, readyReplicas: 1}",
                            "x|2|1|1|2m||c|nginx|a=b"),
                    new Shown(
                            PT
                                    + "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}",
                            "x|c|nginx|a=b"));
}
