package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Deployments, replica sets and controller revisions, as upstream takes and shows them.
final class DeploymentKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String DEPLOYMENT =
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String REPLICA_SET =
            "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String REVISION =
            "apiVersion: apps/v1\nkind: ControllerRevision\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {selector: {matchLabels: {a: b}}, replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600, strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {}}"),
                    new Shown(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, strategy: {type: Recreate}, replicas: 0, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {selector: {matchLabels: {a: b}}, replicas: 0, revisionHistoryLimit: 10, progressDeadlineSeconds: 600, strategy: {type: Recreate}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {}}"),
                    new Shown(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "{spec: {selector: {matchLabels: {a: b}}, replicas: 1, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}}}, status: {replicas: 0}}"),
                    new Shown(
                            REVISION + "revision: 1\ndata: {a: 1}", "{revision: 1, data: {a: 1}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}"),
                    Case.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}"),
                    Case.of(REVISION + "revision: 1\ndata: {a: 1}"),
                    Case.of(
                            DEPLOYMENT + "spec: {}",
                            "spec.selector: Required value",
                            "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
                            "spec.template.spec.containers: Required value"),
                    Case.of(
                            REPLICA_SET + "spec: {}",
                            "spec.selector: Required value",
                            "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
                            "spec.template.spec.containers: Required value"),
                    Case.of(
                            REVISION + "revision: -1",
                            "data: Required value: data is mandatory",
                            "revision: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, replicas: -1, minReadySeconds: -1, revisionHistoryLimit: -1, progressDeadlineSeconds: -1, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                            "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0",
                            "spec.progressDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.progressDeadlineSeconds: Invalid value: -1: must be greater than minReadySeconds"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, minReadySeconds: 600, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, minReadySeconds: 5, progressDeadlineSeconds: 5, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, strategy: {type: Some}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.strategy: Unsupported value: {\"Type\":\"Some\",\"RollingUpdate\":null}: supported values: \"Recreate\", \"RollingUpdate\""),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, strategy: {type: Recreate, rollingUpdate: {}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, strategy: {rollingUpdate: {maxSurge: -1, maxUnavailable: 101%}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.strategy.rollingUpdate.maxSurge: Invalid value: -1: must be greater than or equal to 0",
                            "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, strategy: {rollingUpdate: {maxSurge: x, maxUnavailable: 5}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.strategy.rollingUpdate.maxSurge: Invalid value: \"x\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"c\"}: `selector` does not match template `labels`"),
                    Case.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"c\"}: `selector` does not match template `labels`"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Invalid value: {}: empty selector is invalid for deployment"),
                    Case.of(
                            REPLICA_SET
                                    + "spec: {selector: {}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Invalid value: {}: empty selector is invalid for deployment"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, activeDeadlineSeconds: 5, containers: [{name: c, image: nginx}]}}}",
                            "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"",
                            "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported"),
                    Case.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: OnFailure, activeDeadlineSeconds: 5, containers: [{name: c, image: nginx}]}}}",
                            "spec.template.spec.restartPolicy: Unsupported value: \"OnFailure\": supported values: \"Always\"",
                            "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported"),
                    Case.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, replicas: -1, minReadySeconds: -1, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                            "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: -}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"-\"}: `selector` does not match template `labels`",
                            "spec.template.labels: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, replicas: 3, paused: true, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: busybox}]}}}"),
                    Change.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: c}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"c\"}}: field is immutable"),
                    Change.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: c}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"c\"}}: field is immutable"),
                    Change.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, replicas: 5, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: busybox}]}}}"),
                    Change.of(
                            REVISION + "revision: 1\ndata: {a: 1}",
                            REVISION + "revision: 2\ndata: {a: 2}",
                            "data: Invalid value: {\"a\":2}: field is immutable"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 1, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 3, unavailableReplicas: -1, observedGeneration: -1, terminatingReplicas: -1, collisionCount: -1}",
                            "status.observedGeneration: Invalid value: -1: must be greater than or equal to 0",
                            "status.unavailableReplicas: Invalid value: -1: must be greater than or equal to 0",
                            "status.terminatingReplicas: Invalid value: -1: must be greater than or equal to 0",
                            "status.collisionCount: Invalid value: -1: must be greater than or equal to 0",
                            "status.updatedReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas"),
                    Change.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {collisionCount: 3}",
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {collisionCount: 1}",
                            "status.collisionCount: Invalid value: 1: cannot be decremented"),
                    Change.of(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}",
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 1, fullyLabeledReplicas: 2, readyReplicas: 2, availableReplicas: 3, observedGeneration: -1, terminatingReplicas: -1}",
                            "status.terminatingReplicas: Invalid value: -1: must be greater than or equal to 0",
                            "status.observedGeneration: Invalid value: -1: must be greater than or equal to 0",
                            "status.fullyLabeledReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
                            "status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, replicas: 3, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {readyReplicas: 1, updatedReplicas: 2, availableReplicas: 1}",
                            "x|1/3|2|1|2m||c|nginx|a=b"),
                    new Shown(
                            REPLICA_SET
                                    + "spec: {selector: {matchLabels: {a: b}}, replicas: 3, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\nstatus: {replicas: 2, readyReplicas: 1}",
                            "x|3|2|1|2m||c|nginx|a=b"),
                    new Shown(
                            "apiVersion: apps/v1\nkind: ControllerRevision\nmetadata: {name: x, namespace: default, ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: d, controller: true}], creationTimestamp: \"2026-11-21T09:58:00Z\"}\nrevision: 4",
                            "x|daemonset.apps/d|4|2m"),
                    new Shown(REVISION + "revision: 4", "x|<none>|4|2m"));
}
