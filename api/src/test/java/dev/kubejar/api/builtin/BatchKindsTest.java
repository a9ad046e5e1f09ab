package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Jobs and cron jobs, as upstream takes and shows them.
final class BatchKindsTest
        implements KindTables, KindTables.OfColumns, KindTables.OfChanges, KindTables.OfStatus {
    private static final String JOB =
            "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x, namespace: default, uid: 0b7f0e0e-0000-4000-8000-000000000001, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String CRON =
            "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: x, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            JOB
                                    + "spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "{spec: {parallelism: 1, completions: 1, backoffLimit: 6, completionMode: NonIndexed, suspend: false, manualSelector: false, podReplacementPolicy: TerminatingOrFailed, selector: {matchLabels: {batch.kubernetes.io/controller-uid: 0b7f0e0e-0000-4000-8000-000000000001}}, template: {metadata: {labels: {batch.kubernetes.io/controller-uid: 0b7f0e0e-0000-4000-8000-000000000001, batch.kubernetes.io/job-name: x, controller-uid: 0b7f0e0e-0000-4000-8000-000000000001, job-name: x}}, spec: {restartPolicy: Never, dnsPolicy: ClusterFirst, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30, containers: [{name: c, image: busybox:1, imagePullPolicy: IfNotPresent, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}]}}}, status: {}}"),
                    new Shown(
                            JOB
                                    + "spec: {parallelism: 2, backoffLimitPerIndex: 1, completionMode: Indexed, podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: DisruptionTarget}]}]}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "{spec: {parallelism: 2, backoffLimit: 2147483647, backoffLimitPerIndex: 1, completionMode: Indexed, suspend: false, manualSelector: false, podReplacementPolicy: Failed, podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: DisruptionTarget, status: \"True\"}]}]}, selector: {matchLabels: {batch.kubernetes.io/controller-uid: 0b7f0e0e-0000-4000-8000-000000000001}}, template: {metadata: {labels: {batch.kubernetes.io/controller-uid: 0b7f0e0e-0000-4000-8000-000000000001, batch.kubernetes.io/job-name: x, controller-uid: 0b7f0e0e-0000-4000-8000-000000000001, job-name: x}}, spec: {restartPolicy: Never, dnsPolicy: ClusterFirst, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30, containers: [{name: c, image: busybox:1, imagePullPolicy: IfNotPresent, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}]}}}, status: {}}"),
                    new Shown(
                            CRON
                                    + "spec: {schedule: \"* * * * *\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "{spec: {schedule: \"* * * * *\", concurrencyPolicy: Allow, suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1, jobTemplate: {metadata: {}, spec: {template: {metadata: {}, spec: {restartPolicy: Never, dnsPolicy: ClusterFirst, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30, containers: [{name: c, image: busybox:1, imagePullPolicy: IfNotPresent, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}]}}}}}, status: {}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            JOB
                                    + "spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}"),
                    Case.of(
                            JOB
                                    + "spec: {parallelism: -1, completions: -2, activeDeadlineSeconds: -3, backoffLimit: -4, ttlSecondsAfterFinished: -5, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.parallelism: Invalid value: -1: must be greater than or equal to 0",
                            "spec.completions: Invalid value: -2: must be greater than or equal to 0",
                            "spec.activeDeadlineSeconds: Invalid value: -3: must be greater than or equal to 0",
                            "spec.backoffLimit: Invalid value: -4: must be greater than or equal to 0",
                            "spec.ttlSecondsAfterFinished: Invalid value: -5: must be greater than or equal to 0"),
                    Case.of(
                            JOB
                                    + "spec: {completionMode: Some, podReplacementPolicy: Other, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.completionMode: Unsupported value: \"Some\": supported values: \"NonIndexed\", \"Indexed\"",
                            "spec.podReplacementPolicy: Unsupported value: \"Other\": supported values: \"Failed\", \"TerminatingOrFailed\""),
                    Case.of(
                            JOB
                                    + "spec: {completionMode: Indexed, parallelism: 2, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.completions: Required value: when completion mode is Indexed"),
                    Case.of(
                            JOB
                                    + "spec: {completionMode: Indexed, completions: 100001, parallelism: 100001, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.parallelism: Invalid value: 100001: must be less than or equal to 100000 when completion mode is Indexed"),
                    Case.of(
                            JOB
                                    + "spec: {maxFailedIndexes: 1, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
                            "spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode"),
                    Case.of(
                            JOB
                                    + "spec: {backoffLimitPerIndex: 1, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode"),
                    Case.of(
                            JOB
                                    + "spec: {managedBy: Some, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.managedBy: Invalid value: \"Some\": must be a domain-prefixed path (such as \"acme.io/foo\")"),
                    Case.of(
                            JOB
                                    + "spec: {template: {spec: {containers: [{name: c, image: busybox:1}]}}}",
                            "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\""),
                    Case.of(
                            JOB
                                    + "spec: {template: {spec: {restartPolicy: Always, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\""),
                    Case.of(
                            JOB
                                    + "spec: {podFailurePolicy: {rules: [{action: Ignore}, {action: Some, onExitCodes: {operator: In, values: [0]}}, {action: FailJob, onExitCodes: {containerName: z, operator: NotIn, values: [2, 1]}}, {action: FailIndex, onPodConditions: [{type: x y, status: Maybe}]}]}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required",
                            "spec.podFailurePolicy.rules[1].action: Unsupported value: \"Some\": supported values: \"Count\", \"FailIndex\", \"FailJob\", \"Ignore\"",
                            "spec.podFailurePolicy.rules[1].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator",
                            "spec.podFailurePolicy.rules[2].onExitCodes.containerName: Invalid value: \"z\": must be one of the container or initContainer names in the pod template",
                            "spec.podFailurePolicy.rules[2].onExitCodes.values: Invalid value: [2,1]: must be ordered",
                            "spec.podFailurePolicy.rules[3].action: Invalid value: \"FailIndex\": requires the backoffLimitPerIndex to be set",
                            "spec.podFailurePolicy.rules[3].onPodConditions[0].type: Invalid value: \"x y\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.podFailurePolicy.rules[3].onPodConditions[0].status: Unsupported value: \"Maybe\": supported values: \"False\", \"True\", \"Unknown\""),
                    Case.of(
                            JOB
                                    + "spec: {successPolicy: {rules: []}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.successPolicy: Invalid value: {\"Rules\":[]}: requires indexed completion mode"),
                    Case.of(
                            JOB
                                    + "spec: {completions: 1, completionMode: Indexed, successPolicy: {rules: []}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.successPolicy.rules: Required value: at least one rules must be specified when the successPolicy is specified"),
                    Case.of(
                            JOB
                                    + "spec: {completions: 3, completionMode: Indexed, successPolicy: {rules: [{}, {succeededCount: 5}, {succeededIndexes: 1-7}, {succeededIndexes: 0-1, succeededCount: 3}]}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.successPolicy.rules[0]: Required value: at least one of succeededCount or succeededIndexes must be specified",
                            "spec.successPolicy.rules[1].succeededCount: Invalid value: 5: must be less than or equal to 3 (the number of specified completions)",
                            "spec.successPolicy.rules[2].succeededIndexes: Invalid value: \"1-7\": error parsing succeededIndexes: too large index: \"7\"",
                            "spec.successPolicy.rules[3].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)"),
                    Case.of(
                            JOB
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"b\",\"batch.kubernetes.io/controller-uid\":\"0b7f0e0e-0000-4000-8000-000000000001\"}}: `selector` not auto-generated",
                            "spec.template.metadata.labels: Invalid value: {\"batch.kubernetes.io/controller-uid\":\"0b7f0e0e-0000-4000-8000-000000000001\",\"batch.kubernetes.io/job-name\":\"x\",\"controller-uid\":\"0b7f0e0e-0000-4000-8000-000000000001\",\"job-name\":\"x\"}: `selector` does not match template `labels`"),
                    Case.of(
                            JOB
                                    + "spec: {template: {metadata: {labels: {job-name: other}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.template.metadata.labels[job-name]: Invalid value: {\"batch.kubernetes.io/controller-uid\":\"0b7f0e0e-0000-4000-8000-000000000001\",\"batch.kubernetes.io/job-name\":\"x\",\"controller-uid\":\"0b7f0e0e-0000-4000-8000-000000000001\",\"job-name\":\"other\"}: must be 'x'"),
                    Case.of(
                            JOB
                                    + "spec: {manualSelector: true, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.selector: Required value",
                            "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`"),
                    Case.of(
                            "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, namespace: default, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nspec: {schedule: \"@daily\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "metadata.name: Invalid value: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\": must be no more than 52 bytes"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.schedule: Required value"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"* * * *\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.schedule: Invalid value: \"* * * *\": expected exactly 5 fields, found 4: [* * * *]"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"CRON_TZ=UTC * * * * *\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.schedule: Invalid value: \"CRON_TZ=UTC * * * * *\": cannot use TZ or CRON_TZ in schedule, use timeZone field instead"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"@hourly\", timeZone: Moon/Base, concurrencyPolicy: Some, startingDeadlineSeconds: -1, successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: -1, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.timeZone: Invalid value: \"Moon/Base\": unknown time zone Moon/Base",
                            "spec.concurrencyPolicy: Unsupported value: \"Some\": supported values: \"Allow\", \"Forbid\", \"Replace\"",
                            "spec.successfulJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0",
                            "spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"@hourly\", timeZone: \"\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.timeZone: Invalid value: \"\": timeZone must be nil or non-empty string"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"@hourly\", timeZone: Local, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.timeZone: Invalid value: \"Local\": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"),
                    Case.of(
                            CRON
                                    + "spec: {schedule: \"@hourly\", jobTemplate: {spec: {manualSelector: true, selector: {matchLabels: {a: b}}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.jobTemplate.spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"b\"}}: `selector` will be auto-generated",
                            "spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: \"nil\", \"false\""));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            JOB
                                    + "spec: {completions: 2, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {completions: 3, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.completions: Invalid value: 3: field is immutable"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 2, parallelism: 2, completionMode: Indexed, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 2, parallelism: 2, completionMode: Indexed, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 1, completionMode: Indexed, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.completions: Invalid value: 3: can only be modified in tandem with spec.parallelism"),
                    Change.of(
                            JOB
                                    + "spec: {parallelism: 1, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {parallelism: 5, suspend: true, activeDeadlineSeconds: 5, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}"),
                    Change.of(
                            JOB
                                    + "spec: {managedBy: example.com/a, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {managedBy: example.com/b, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.managedBy: Invalid value: \"example.com/b\": field is immutable"),
                    Change.of(
                            CRON
                                    + "spec: {schedule: \"@daily\", timeZone: Etc/UTC, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            CRON
                                    + "spec: {schedule: \"@daily\", timeZone: Nowhere, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.timeZone: Invalid value: \"Nowhere\": unknown time zone Nowhere"),
                    Change.of(
                            CRON
                                    + "spec: {schedule: \"TZ=UTC 0 * * * *\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            CRON
                                    + "spec: {schedule: \"TZ=UTC 1 * * * *\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}"),
                    Change.of(
                            CRON
                                    + "spec: {schedule: \"TZ=UTC 0 * * * *\", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            CRON
                                    + "spec: {schedule: \"TZ=UTC 0 * * * *\", timeZone: Etc/UTC, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}",
                            "spec.schedule: Invalid value: \"TZ=UTC 0 * * * *\": cannot use both timeZone field and TZ or CRON_TZ in schedule"),
                    Change.of(
                            JOB
                                    + "spec: {suspend: true, selector: {matchLabels: {job-name: x}}, template: {metadata: {labels: {job-name: x, controller-uid: 0b7f0e0e-0000-4000-8000-000000000001}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {suspend: true, selector: {matchLabels: {job-name: x}}, template: {metadata: {labels: {job-name: x}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.template.metadata.labels[controller-uid]: Required value: must be '0b7f0e0e-0000-4000-8000-000000000001'",
                            "spec.template.metadata.labels[batch.kubernetes.io/controller-uid]: Required value: must be '0b7f0e0e-0000-4000-8000-000000000001'",
                            "spec.template.metadata.labels[batch.kubernetes.io/job-name]: Required value: must be 'x'",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"job-name\":\"x\"}}: field is immutable"),
                    Change.of(
                            "apiVersion: batch/v1\nkind: Job\nmetadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, namespace: default}\nspec: {completions: 2, parallelism: 2, completionMode: Indexed, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "apiVersion: batch/v1\nkind: Job\nmetadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, namespace: default}\nspec: {completions: 1000, parallelism: 1000, completionMode: Indexed, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            "metadata.name: Invalid value: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\": will not able to create pod with invalid DNS label: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-999"),
                    Change.of(
                            JOB
                                    + "spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}, selector: {matchLabels: {a: b}}}",
                            "spec.template.metadata.labels[controller-uid]: Required value: must be '0b7f0e0e-0000-4000-8000-000000000001'",
                            "spec.template.metadata.labels[job-name]: Required value: must be 'x'",
                            "spec.template.metadata.labels[batch.kubernetes.io/controller-uid]: Required value: must be '0b7f0e0e-0000-4000-8000-000000000001'",
                            "spec.template.metadata.labels[batch.kubernetes.io/job-name]: Required value: must be 'x'",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"b\"}}: `selector` not auto-generated",
                            "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
                            "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"b\"}}: field is immutable",
                            "spec.template: Invalid value: {\"spec\":{\"restartPolicy\":\"Never\",\"containers\":[{\"name\":\"c\",\"image\":\"busybox:1\",\"imagePullPolicy\":\"IfNotPresent\",\"terminationMessagePath\":\"/dev/termination-log\",\"terminationMessagePolicy\":\"File\",\"resources\":{}}],\"terminationGracePeriodSeconds\":30,\"dnsPolicy\":\"ClusterFirst\",\"securityContext\":{},\"schedulerName\":\"default-scheduler\"},\"metadata\":{}}: field is immutable"),
                    Change.of(
                            JOB
                                    + "spec: {suspend: true, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {suspend: true, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, nodeSelector: {a: b}, containers: [{name: c, image: busybox:1}]}}}"),
                    Change.of(
                            JOB
                                    + "spec: {suspend: false, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}",
                            JOB
                                    + "spec: {suspend: false, manualSelector: true, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {restartPolicy: Never, nodeSelector: {a: b}, containers: [{name: c, image: busybox:1}]}}}",
                            "spec.template: Invalid value: {\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"restartPolicy\":\"Never\",\"nodeSelector\":{\"a\":\"b\"},\"containers\":[{\"name\":\"c\",\"image\":\"busybox:1\",\"imagePullPolicy\":\"IfNotPresent\",\"terminationMessagePath\":\"/dev/termination-log\",\"terminationMessagePolicy\":\"File\",\"resources\":{}}],\"terminationGracePeriodSeconds\":30,\"dnsPolicy\":\"ClusterFirst\",\"securityContext\":{},\"schedulerName\":\"default-scheduler\"}}: field is immutable"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {active: -1, ready: -1}",
                            "status.active: Invalid value: -1: must be greater than or equal to 0",
                            "status.ready: Invalid value: -1: must be greater than or equal to 0"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {active: 1, ready: 2}",
                            "status.ready: Invalid value: 2: cannot set more ready pods than active"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {startTime: \"2026-11-21T09:58:00Z\", completionTime: \"2026-11-21T09:59:00Z\", conditions: [{type: SuccessCriteriaMet, status: \"True\"}, {type: Complete, status: \"True\"}]}"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {conditions: [{type: Complete, status: \"True\"}]}",
                            "status.completionTime: Required value: completionTime is required for Complete jobs",
                            "status.conditions: Invalid value: cannot set Complete=True condition without the SuccessCriteriaMet=true condition",
                            "status.startTime: Required value: startTime is required for finished job"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {startTime: \"2026-11-21T09:58:00Z\", conditions: [{type: Failed, status: \"True\"}]}",
                            "status.conditions: Invalid value: cannot set Failed=True condition without the FailureTarget=true condition"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {completedIndexes: \"0-1\", failedIndexes: \"1-2\"}",
                            "status.failedIndexes: Invalid value: \"1-2\": failedIndexes and completedIndexes overlap at index: 1"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {completedIndexes: \"0,7\"}",
                            "status.completedIndexes: Invalid value: \"0,7\": error parsing completedIndexes: too large index: \"7\""),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {failed: 3, startTime: \"2026-11-21T09:58:00Z\"}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {failed: 2, startTime: \"2026-11-21T09:58:00Z\"}",
                            "status.failed: Invalid value: 2: cannot decrease the failed counter"),
                    Change.of(
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {uncountedTerminatedPods: {}}",
                            JOB
                                    + "spec: {completions: 3, parallelism: 3, completionMode: Indexed, backoffLimitPerIndex: 1}\nstatus: {uncountedTerminatedPods: {succeeded: [a, b], failed: [a, \"\"]}}",
                            "status.uncountedTerminatedPods.failed[0]: Duplicate value: \"a\"",
                            "status.uncountedTerminatedPods.failed[1]: Invalid value: \"\": must not be empty"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            JOB
                                    + "spec: {completions: 3, selector: {matchLabels: {a: b}}, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}\nstatus: {succeeded: 1, startTime: \"2026-11-21T09:59:00Z\"}",
                            "x|Running|1/3|60s|2m||c|busybox:1|a=b"),
                    new Shown(
                            JOB
                                    + "spec: {parallelism: 2, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}\nstatus: {succeeded: 2, startTime: \"2026-11-21T09:59:00Z\", completionTime: \"2026-11-21T09:59:05Z\", conditions: [{type: Complete, status: \"True\"}]}",
                            "x|Complete|2/1 of 2|5s|2m||c|busybox:1|<none>"),
                    new Shown(
                            JOB
                                    + "spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}\nstatus: {conditions: [{type: Suspended, status: \"True\"}]}",
                            "x|Suspended|0/1||2m||c|busybox:1|<none>"),
                    new Shown(
                            JOB
                                    + "spec: {completions: 1, template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}\nstatus: {conditions: [{type: FailureTarget, status: \"True\"}]}",
                            "x|FailureTarget|0/1||2m||c|busybox:1|<none>"),
                    new Shown(
                            CRON
                                    + "spec: {schedule: \"*/5 * * * *\", suspend: true, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}\nstatus: {}",
                            "x|*/5 * * * *|<none>|True|0|<none>|2m||c|busybox:1|<none>"),
                    new Shown(
                            CRON
                                    + "spec: {schedule: \"@daily\", timeZone: Etc/UTC, suspend: false, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox:1}]}}}}}\nstatus: {active: [{name: j}], lastScheduleTime: \"2026-11-21T09:59:30Z\"}",
                            "x|@daily|Etc/UTC|False|1|30s|2m||c|busybox:1|<none>"));
}
