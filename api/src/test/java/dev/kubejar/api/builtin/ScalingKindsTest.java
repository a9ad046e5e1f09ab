package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Autoscalers, disruption budgets and priority classes, as upstream takes and shows them.
final class ScalingKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String HPA =
            "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String PDB =
            "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String PC = "apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3}",
                            "{spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, minReplicas: 1, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]}, status: {currentMetrics: null, desiredReplicas: 0}}"),
                    new Shown(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, minReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}], behavior: {scaleDown: {stabilizationWindowSeconds: 60}}}",
                            "{spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, minReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}], behavior: {scaleDown: {stabilizationWindowSeconds: 60, policies: [{periodSeconds: 15, type: Percent, value: 100}], selectPolicy: Max}, scaleUp: {stabilizationWindowSeconds: 0, selectPolicy: Max, policies: [{type: Pods, value: 4, periodSeconds: 15}, {type: Percent, value: 100, periodSeconds: 15}]}}}, status: {currentMetrics: null, desiredReplicas: 0}}"),
                    new Shown(
                            PDB + "spec: {minAvailable: 1}",
                            "{spec: {minAvailable: 1}, status: {currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0}}"),
                    new Shown(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5",
                            "{value: 5, preemptionPolicy: PreemptLowerPriority}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3}"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, minReplicas: 0, maxReplicas: 3}",
                            "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1",
                            "spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas"),
                    Case.of(
                            HPA + "spec: {}",
                            "spec.maxReplicas: Invalid value: 0: must be greater than 0",
                            "spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`",
                            "spec.scaleTargetRef.kind: Required value",
                            "spec.scaleTargetRef.name: Required value",
                            "spec.scaleTargetRef.apiVersion: Invalid value: \"\": apiVersion must specify API group"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, minReplicas: 5, maxReplicas: 3}",
                            "spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: -1}",
                            "spec.maxReplicas: Invalid value: -1: must be greater than 0",
                            "spec.maxReplicas: Invalid value: -1: must be greater than or equal to `minReplicas`"),
                    Case.of(
                            HPA + "spec: {maxReplicas: 1, scaleTargetRef: {kind: a/b, name: c/d}}",
                            "spec.scaleTargetRef.kind: Invalid value: \"a/b\": may not contain '/'",
                            "spec.scaleTargetRef.name: Invalid value: \"c/d\": may not contain '/'",
                            "spec.scaleTargetRef.apiVersion: Invalid value: \"\": apiVersion must specify API group"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, metrics: [{type: Some}, {type: Resource}, {type: Pods, resource: {name: cpu, target: {type: Value, value: 1}}}, {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}}}]}",
                            "spec.metrics[0].type: Unsupported value: \"Some\": supported values: \"ContainerResource\", \"External\", \"Object\", \"Pods\", \"Resource\"",
                            "spec.metrics[0].type: Unsupported value: \"Some\": supported values: \"ContainerResource\", \"External\", \"Object\", \"Pods\", \"Resource\"",
                            "spec.metrics[1].resource: Required value: must populate information for the given metric source",
                            "spec.metrics[2].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization",
                            "spec.metrics[2].pods: Required value: must populate information for the given metric source",
                            "spec.metrics[3].resource.target.averageUtilization: Invalid value: 0: must be greater than 0"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 5, averageValue: 5}}}, {type: ContainerResource, containerResource: {name: pods, target: {type: AverageValue}}}]}",
                            "spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization",
                            "spec.metrics[1].containerResource.name: Invalid value: \"pods\": must be a standard resource for containers",
                            "spec.metrics[1].containerResource.container: Required value: must specify a container",
                            "spec.metrics[1].containerResource.target.averageUtilization: Required value: must set either a target raw value or a target utilization"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, metrics: [{type: External, external: {metric: {name: a/b}, target: {type: Value}}}, {type: Object, object: {metric: {name: m}, describedObject: {}, target: {type: Utilization, averageUtilization: 3}}}, {type: Pods, pods: {metric: {name: m}, target: {type: Value, value: -1}}}]}",
                            "spec.metrics[0].external.metric.name: Invalid value: \"a/b\": may not contain '/'",
                            "spec.metrics[0].external.target.averageValue: Required value: must set either a target value for metric or a per-pod target",
                            "spec.metrics[1].object.describedObject.kind: Required value",
                            "spec.metrics[1].object.describedObject.name: Required value",
                            "spec.metrics[1].object.target.averageValue: Required value: must set either a target value or averageValue",
                            "spec.metrics[2].pods.target.value: Invalid value: \"-1\": must be positive",
                            "spec.metrics[2].pods.target.averageValue: Required value: must specify a positive target averageValue"),
                    Case.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, behavior: {scaleUp: {stabilizationWindowSeconds: 3601, selectPolicy: Some, policies: [{type: Cups, value: 0, periodSeconds: 1801}]}, scaleDown: {tolerance: -1, policies: []}}}",
                            "spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600",
                            "spec.behavior.scaleUp.selectPolicy: Unsupported value: \"Some\": supported values: \"Disabled\", \"Max\", \"Min\"",
                            "spec.behavior.scaleUp.policies[0].type: Unsupported value: \"Cups\": supported values: \"Percent\", \"Pods\"",
                            "spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero",
                            "spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800",
                            "spec.behavior.scaleDown.policies: Required value: must specify at least one Policy",
                            "spec.behavior.scaleDown.tolerance: Invalid value: \"-1\": must be greater than or equal to 0"),
                    Case.of(
                            PDB + "spec: {minAvailable: 1, maxUnavailable: 1}",
                            "spec: Invalid value: {\"MinAvailable\":1,\"Selector\":null,\"MaxUnavailable\":1,\"UnhealthyPodEvictionPolicy\":null}: minAvailable and maxUnavailable cannot be both set"),
                    Case.of(
                            PDB + "spec: {minAvailable: -1}",
                            "spec.minAvailable: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            PDB + "spec: {maxUnavailable: 101%}",
                            "spec.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%"),
                    Case.of(
                            PDB + "spec: {minAvailable: x}",
                            "spec.minAvailable: Invalid value: \"x\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"),
                    Case.of(
                            PDB
                                    + "spec: {unhealthyPodEvictionPolicy: Some, selector: {matchLabels: {a: -}}}",
                            "spec.selector.matchLabels: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                            "spec.unhealthyPodEvictionPolicy: Unsupported value: \"Some\": supported values: \"AlwaysAllow\", \"IfHealthyBudget\""),
                    Case.of(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 1000000001",
                            "value: Forbidden: maximum allowed value of a user defined priority is 1000000000"),
                    Case.of(
                            PC
                                    + "metadata: {name: system-mine, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5",
                            "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class"),
                    Case.of(
                            PC
                                    + "metadata: {name: system-node-critical, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5",
                            "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: value of system-node-critical PriorityClass must be 2000001000"),
                    Case.of(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5\npreemptionPolicy: Some",
                            "preemptionPolicy: Unsupported value: \"Some\": supported values: \"PreemptLowerPriority\", \"Never\""));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5",
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 6\ndescription: d\npreemptionPolicy: Never",
                            "value: Forbidden: may not be changed in an update.",
                            "preemptionPolicy: Invalid value: \"Never\": field is immutable"),
                    Change.of(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5",
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 5\ndescription: d\nglobalDefault: true"),
                    Change.of(
                            PDB + "spec: {minAvailable: 1}",
                            PDB + "spec: {maxUnavailable: 2, selector: {matchLabels: {a: b}}}"),
                    Change.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3}",
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 9}"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            PDB + "spec: {minAvailable: 1}",
                            PDB
                                    + "spec: {minAvailable: 1}\nstatus: {disruptionsAllowed: -1, currentHealthy: -1, desiredHealthy: -1, expectedPods: -1, conditions: [{type: A}]}",
                            "status.conditions[0].status: Unsupported value: \"\": supported values: \"False\", \"True\", \"Unknown\"",
                            "status.conditions[0].lastTransitionTime: Required value: must be set",
                            "status.conditions[0].reason: Required value: must be set",
                            "status.disruptionsAllowed: Invalid value: -1: must be greater than or equal to 0",
                            "status.currentHealthy: Invalid value: -1: must be greater than or equal to 0",
                            "status.desiredHealthy: Invalid value: -1: must be greater than or equal to 0",
                            "status.expectedPods: Invalid value: -1: must be greater than or equal to 0"),
                    Change.of(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3}",
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3}\nstatus: {currentReplicas: -1, desiredReplicas: -1}",
                            "status.currentReplicas: Invalid value: -1: must be greater than or equal to 0",
                            "status.desiredReplicas: Invalid value: -1: must be greater than or equal to 0"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, minReplicas: 1, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]}\nstatus: {currentReplicas: 2, desiredReplicas: 2, currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: 40, averageValue: 40m}}}]}",
                            "x|Deployment/d|cpu: 40%/80%|1|3|2|2m"),
                    new Shown(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]}\nstatus: {}",
                            "x|Deployment/d|cpu: <unknown>/80%|<unset>|3|0|2m"),
                    new Shown(
                            HPA
                                    + "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, maxReplicas: 3, minReplicas: 1, metrics: [{type: Pods, pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: \"10\"}}}, {type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}, {type: External, external: {metric: {name: q}, target: {type: Value, value: \"3\"}}}]}\nstatus: {currentReplicas: 1}",
                            "x|Deployment/d|<unknown>/10, memory: <unknown>/1Gi + 1 more...|1|3|1|2m"),
                    new Shown(
                            PDB + "spec: {minAvailable: 1}\nstatus: {disruptionsAllowed: 2}",
                            "x|1|N/A|2|2m"),
                    new Shown(
                            PDB + "spec: {maxUnavailable: 50%}\nstatus: {disruptionsAllowed: 0}",
                            "x|N/A|50%|0|2m"),
                    new Shown(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 7\npreemptionPolicy: Never",
                            "x|7|false|2m|Never"),
                    new Shown(
                            PC
                                    + "metadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nvalue: 7\nglobalDefault: true\npreemptionPolicy: PreemptLowerPriority",
                            "x|7|true|2m|PreemptLowerPriority"));
}
