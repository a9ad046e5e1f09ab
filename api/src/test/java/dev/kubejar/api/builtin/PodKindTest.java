package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Pods, as upstream takes them.
final class PodKindTest implements KindTables, KindTables.OfChanges, KindTables.OfStatus {
    private static final String POD =
            "apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: default, labels: {l: v}, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            POD + "spec: {containers: [{name: c, image: nginx}]}",
                            "{spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, enableServiceLinks: true, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30}, status: {phase: Pending, qosClass: BestEffort}}"),
                    new Shown(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], topologySpreadConstraints: [{maxSkew: 1, topologyKey: k, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [l, none], labelSelector: {}}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: k, labelSelector: {matchLabels: {a: b}}, mismatchLabelKeys: [l]}]}}}",
                            "{spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, enableServiceLinks: true, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30, topologySpreadConstraints: [{maxSkew: 1, topologyKey: k, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [l, none], labelSelector: {matchExpressions: [{key: l, operator: In, values: [v]}]}}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: k, labelSelector: {matchLabels: {a: b}, matchExpressions: [{key: l, operator: NotIn, values: [v]}]}, mismatchLabelKeys: [l]}]}}}, status: {phase: Pending, qosClass: BestEffort}}"),
                    new Shown(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: a/b}]}",
                            "{spec: {containers: [{name: c, image: nginx, imagePullPolicy: Always, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}], dnsPolicy: ClusterFirst, enableServiceLinks: true, restartPolicy: Always, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30, schedulingGates: [{name: a/b}]}, status: {phase: Pending, qosClass: BestEffort, conditions: [{type: PodScheduled, status: \"False\", lastProbeTime: null, lastTransitionTime: null, reason: SchedulingGated, message: Scheduling is blocked due to non-empty scheduling gates}]}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(POD + "spec: {}", "spec.containers: Required value"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], restartPolicy: Some, dnsPolicy: Other, activeDeadlineSeconds: 0, terminationGracePeriodSeconds: -1, serviceAccountName: A_, nodeName: B_, hostname: C_, subdomain: D_, priorityClassName: E_, runtimeClassName: F_, preemptionPolicy: Some}",
                            "spec.restartPolicy: Unsupported value: \"Some\": supported values: \"Always\", \"OnFailure\", \"Never\"",
                            "spec.dnsPolicy: Unsupported value: \"Other\": supported values: \"ClusterFirstWithHostNet\", \"ClusterFirst\", \"Default\", \"None\"",
                            "spec.serviceAccountName: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.nodeName: Invalid value: \"B_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive",
                            "spec.hostname: Invalid value: \"C_\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.subdomain: Invalid value: \"D_\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.priorityClassName: Invalid value: \"E_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.runtimeClassName: Invalid value: \"F_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.preemptionPolicy: Unsupported value: \"Some\": supported values: \"PreemptLowerPriority\", \"Never\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], tolerations: [{operator: Some}, {key: k, operator: Exists, value: v}, {key: a b}, {effect: NoExecute, operator: Exists, tolerationSeconds: 3}, {operator: Exists, effect: Other}]}",
                            "spec.tolerations[0].operator: Invalid value: \"Some\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"",
                            "spec.tolerations[0].operator: Unsupported value: \"Some\": supported values: \"Equal\", \"Exists\"",
                            "spec.tolerations[1].operator: Invalid value: \"v\": value must be empty when `operator` is 'Exists'",
                            "spec.tolerations[2].key: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.tolerations[4].effect: Unsupported value: \"Other\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: []}, preferredDuringSchedulingIgnoredDuringExecution: [{weight: 0, preference: {matchExpressions: [{key: a b, operator: In}, {key: k, operator: Gt, values: [x]}, {key: k, operator: Some}]}}]}}}",
                            "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term",
                            "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100",
                            "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
                            "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[2].operator: Invalid value: \"Some\": not a valid selector operator"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: '', matchLabelKeys: [l]}], preferredDuringSchedulingIgnoredDuringExecution: [{weight: 101, podAffinityTerm: {topologyKey: k, namespaces: [A_], labelSelector: {matchExpressions: [{key: k, operator: Exists, values: [a]}]}}}]}}}",
                            "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
                            "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty",
                            "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Invalid value: \"\": name part must be non-empty",
                            "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 101: must be in the range 1-100",
                            "spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                            "spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespace: Invalid value: \"A_\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], topologySpreadConstraints: [{maxSkew: 0, topologyKey: '', whenUnsatisfiable: Some, minDomains: 0}, {maxSkew: 1, topologyKey: k, whenUnsatisfiable: DoNotSchedule, nodeTaintsPolicy: Some, matchLabelKeys: [l]}, {maxSkew: 2, topologyKey: k, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {l: v}}, matchLabelKeys: [l]}]}",
                            "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero",
                            "spec.topologySpreadConstraints[0].topologyKey: Required value: can not be empty",
                            "spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: \"Some\": supported values: \"DoNotSchedule\", \"ScheduleAnyway\"",
                            "spec.topologySpreadConstraints[0].minDomains: Invalid value: 0: must be greater than zero",
                            "spec.topologySpreadConstraints[0].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not Some",
                            "spec.topologySpreadConstraints[1].{topologyKey, whenUnsatisfiable}: Duplicate value: \"{k, DoNotSchedule}\"",
                            "spec.topologySpreadConstraints[1].nodeTaintsPolicy: Unsupported value: \"Some\": supported values: \"Honor\", \"Ignore\"",
                            "spec.topologySpreadConstraints[1].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
                            "spec.topologySpreadConstraints[2].matchLabelKeys[0]: Invalid value: \"l\": exists in both matchLabelKeys and labelSelector"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], securityContext: {seccompProfile: {type: Localhost}, appArmorProfile: {type: Some}, sysctls: [{name: a b}, {name: k.a}, {name: k.a}], fsGroup: -1, runAsUser: -1, supplementalGroups: [-1], fsGroupChangePolicy: Some, supplementalGroupsPolicy: Other}}",
                            "spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                            "spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                            "spec.securityContext.supplementalGroups[0]: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                            "spec.securityContext.sysctls[0].name: Invalid value: \"a b\": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$",
                            "spec.securityContext.sysctls[2].name: Duplicate value: \"k.a\"",
                            "spec.securityContext.fsGroupChangePolicy: Unsupported value: \"Some\": supported values: \"Always\", \"OnRootMismatch\"",
                            "spec.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost",
                            "spec.securityContext.appArmorProfile.type: Unsupported value: \"Some\": supported values: \"Localhost\", \"RuntimeDefault\", \"Unconfined\"",
                            "spec.securityContext.supplementalGroupsPolicy: Unsupported value: \"Other\": supported values: \"Merge\", \"Strict\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, securityContext: {privileged: true, allowPrivilegeEscalation: false, procMount: Some, runAsGroup: -1, seccompProfile: {type: RuntimeDefault, localhostProfile: x}, capabilities: {add: [SYS_ADMIN]}}}]}",
                            "spec.containers[0].securityContext.runAsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                            "spec.containers[0].securityContext.procMount: Unsupported value: \"Some\": supported values: \"Default\", \"Unmasked\"",
                            "spec.containers[0].securityContext.seccompProfile.localhostProfile: Invalid value: {\"type\":\"RuntimeDefault\",\"localhostProfile\":\"x\"}: can only be set when seccomp type is Localhost",
                            "spec.containers[0].securityContext: Invalid value: {\"privileged\":true,\"allowPrivilegeEscalation\":false,\"procMount\":\"Some\",\"runAsGroup\":-1,\"seccompProfile\":{\"type\":\"RuntimeDefault\",\"localhostProfile\":\"x\"},\"capabilities\":{\"add\":[\"SYS_ADMIN\"]}}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 80, hostPort: 81}]}], hostNetwork: true, hostUsers: false, shareProcessNamespace: true, hostPID: true}",
                            "spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true",
                            "spec.securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled",
                            "spec.hostNetwork: Forbidden: when `hostUsers` is false",
                            "spec.HostPID: Forbidden: when `hostUsers` is false"),
                    Case.of(
                            "apiVersion: v1\nkind: Pod\nmetadata: {annotations: {container.apparmor.security.beta.kubernetes.io/z: some, seccomp.security.alpha.kubernetes.io/pod: unknown, container.seccomp.security.alpha.kubernetes.io/c: localhost//a}, name: x, namespace: default, labels: {l: v}, creationTimestamp: \"2026-11-21T09:58:00Z\"}\nspec: {containers: [{name: c, image: nginx}]}",
                            "metadata.annotations.seccomp.security.alpha.kubernetes.io/pod: Invalid value: \"unknown\": must be a valid seccomp profile",
                            "metadata.annotations.container.seccomp.security.alpha.kubernetes.io/c: Invalid value: \"/a\": must be a relative path",
                            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/z]: Invalid value: \"z\": container not found",
                            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/z]: Invalid value: \"some\": invalid AppArmor profile name: \"some\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], os: {name: windows}, hostPID: true, securityContext: {runAsUser: 1, seLinuxOptions: {level: a}, seccompProfile: {type: Unconfined}}}",
                            "spec.securityContext.seLinuxOptions: Forbidden: cannot be set for a windows pod",
                            "spec.hostPID: Forbidden: cannot be set for a windows pod",
                            "spec.securityContext.seccompProfile: Forbidden: cannot be set for a windows pod",
                            "spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], os: {name: linux}, securityContext: {windowsOptions: {hostProcess: false}}}",
                            "spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod"),
                    Case.of(
                            POD + "spec: {containers: [{name: c, image: nginx}], os: {name: beos}}",
                            "spec.os: Unsupported value: \"beos\": supported values: \"linux\", \"windows\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], hostAliases: [{ip: x, hostnames: [A_]}], imagePullSecrets: [{}], readinessGates: [{conditionType: a b}], schedulingGates: [{name: ''}, {name: a}, {name: a}], overhead: {cpu: -1}, setHostnameAsFQDN: true, hostNetwork: true}",
                            "spec.readinessGates[0].conditionType: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.schedulingGates[0]: Invalid value: \"\": name part must be non-empty",
                            "spec.schedulingGates[0]: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "spec.schedulingGates[2]: Duplicate value: \"a\"",
                            "spec.hostAliases[0].ip: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.hostAliases[0].hostnames[0]: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.overhead.limits[cpu]: Invalid value: \"-1\": must be greater than or equal to 0"),
                    Case.of(
                            POD + "spec: {containers: [{name: c, image: nginx}], dnsPolicy: None}",
                            "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], dnsConfig: {nameservers: [a, b, c, d], searches: [A_], options: [{}]}}",
                            "spec.dnsConfig.nameservers: Invalid value: [\"a\",\"b\",\"c\",\"d\"]: must not have more than 3 nameservers",
                            "spec.dnsConfig.nameservers[0]: Invalid value: \"a\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.dnsConfig.nameservers[1]: Invalid value: \"b\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.dnsConfig.nameservers[2]: Invalid value: \"c\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.dnsConfig.nameservers[3]: Invalid value: \"d\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "spec.dnsConfig.searches[0]: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')",
                            "spec.dnsConfig.options[0]: Required value: must not be empty"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], resourceClaims: [{name: r}, {name: r, resourceClaimName: a, resourceClaimTemplateName: b}, {name: A_, resourceClaimName: B_}]}",
                            "spec.resourceClaims[0]: Invalid value: {\"name\":\"r\"}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`",
                            "spec.resourceClaims[1].name: Duplicate value: \"r\"",
                            "spec.resourceClaims[1]: Invalid value: {\"name\":\"r\",\"resourceClaimName\":\"a\",\"resourceClaimTemplateName\":\"b\"}: at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified",
                            "spec.resourceClaims[2].name: Invalid value: \"A_\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.resourceClaims[2].resourceClaimName: Invalid value: \"B_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], resources: {limits: {cpu: 1, foo: 1}, requests: {cpu: 2, ephemeral-storage: 1}}}",
                            "spec.resources.limits[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified",
                            "spec.resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
                            "spec.resources.requests[ephemeral-storage]: Unsupported value: \"ephemeral-storage\": supported values: \"cpu\", \"hugepages-\", \"memory\"",
                            "spec.resources.requests[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, resources: {claims: [{name: z}], limits: {cpu: 1, a.b/c: 2}, requests: {cpu: 2, a.b/c: 1, hugepages-2Mi: 2Mi}}}]}",
                            "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
                            "spec.containers[0].resources.requests: Invalid value: \"1\": must be equal to a.b/c limit of 2",
                            "spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources",
                            "spec.containers[0].resources.claims[0]: Not found: \"z\": must be one of the names in pod.spec.resourceClaims which is empty"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: A_, image: ' x'}, {name: c}, {name: c, image: i, imagePullPolicy: Some, terminationMessagePolicy: Some}], initContainers: [{name: c, image: i, lifecycle: {postStart: {sleep: {seconds: 1}}}, livenessProbe: {exec: {command: [a]}}}, {name: s, image: i, restartPolicy: Some}]}",
                            "spec.containers[0].name: Invalid value: \"A_\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.containers[1].image: Required value",
                            "spec.containers[2].terminationMessagePolicy: Unsupported value: \"Some\": supported values: \"File\", \"FallbackToLogsOnError\"",
                            "spec.containers[2].imagePullPolicy: Unsupported value: \"Some\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
                            "spec.containers[2].name: Duplicate value: \"c\"",
                            "spec.initContainers[0].name: Duplicate value: \"c\"",
                            "spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always",
                            "spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always",
                            "spec.initContainers[1].restartPolicy: Unsupported value: \"Some\": supported values: \"Always\", \"Never\", \"OnFailure\"",
                            "spec.containers[0].image: Invalid value: \" x\": must not have leading or trailing whitespace"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 0}, {containerPort: 80, name: '8', protocol: X}, {containerPort: 70000, hostPort: 70000, hostIP: x}, {containerPort: 1, name: a}, {containerPort: 2, name: a}]}]}",
                            "spec.containers[0].ports[0].containerPort: Required value",
                            "spec.containers[0].ports[1].name: Invalid value: \"8\": must contain at least one letter (a-z)",
                            "spec.containers[0].ports[1].protocol: Unsupported value: \"X\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
                            "spec.containers[0].ports[2].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                            "spec.containers[0].ports[2].hostPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                            "spec.containers[0].ports[4].name: Duplicate value: \"a\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, env: [{name: ''}, {name: a=b}, {name: A, value: v, valueFrom: {fieldRef: {fieldPath: x}}}, {name: B, valueFrom: {fieldRef: {fieldPath: metadata.foo}}}, {name: D, valueFrom: {resourceFieldRef: {resource: limits.foo}}}, {name: E, valueFrom: {secretKeyRef: {name: '', key: a b}}}, {name: F, valueFrom: {configMapKeyRef: {name: cm}, secretKeyRef: {name: se, key: k}}}, {name: G, valueFrom: {}}], envFrom: [{prefix: a=, configMapRef: {name: A_}}, {}, {configMapRef: {name: a}, secretRef: {name: b}}]}]}",
                            "spec.containers[0].env[0].name: Required value",
                            "spec.containers[0].env[1].name: Invalid value: \"a=b\": a valid environment variable name must consist only of printable ASCII characters other than '='",
                            "spec.containers[0].env[2].valueFrom.fieldRef.fieldPath: Invalid value: \"x\": error converting fieldPath: field label not supported: x",
                            "spec.containers[0].env[2].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty",
                            "spec.containers[0].env[3].valueFrom.fieldRef.fieldPath: Invalid value: \"metadata.foo\": error converting fieldPath: field label not supported: metadata.foo",
                            "spec.containers[0].env[4].valueFrom.resourceFieldRef.resource: Unsupported value: \"limits.foo\": supported values: \"limits.cpu\", \"limits.ephemeral-storage\", \"limits.memory\", \"requests.cpu\", \"requests.ephemeral-storage\", \"requests.memory\"",
                            "spec.containers[0].env[5].valueFrom.secretKeyRef.name: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.containers[0].env[5].valueFrom.secretKeyRef.key: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
                            "spec.containers[0].env[6].valueFrom.configMapKeyRef.key: Required value",
                            "spec.containers[0].env[6].valueFrom: Invalid value: \"\": may not have more than one field specified at a time",
                            "spec.containers[0].env[7].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
                            "spec.containers[0].envFrom[0].prefix: Invalid value: \"a=\": a valid environment variable name must consist only of printable ASCII characters other than '='",
                            "spec.containers[0].envFrom[0].configMapRef.name: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.containers[0].envFrom: Invalid value: \"\": must specify one of: `configMapRef` or `secretRef`",
                            "spec.containers[0].envFrom: Invalid value: \"\": may not have more than one field specified at a time"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, livenessProbe: {httpGet: {port: 0, path: ''}, successThreshold: 2, timeoutSeconds: -1, terminationGracePeriodSeconds: 0}, readinessProbe: {terminationGracePeriodSeconds: 1, exec: {}}, startupProbe: {grpc: {port: 0}, tcpSocket: {port: a_}}, lifecycle: {preStop: {sleep: {seconds: 99}}, postStart: {}, stopSignal: SIGTERM}}]}",
                            "spec.containers[0].lifecycle.postStart: Required value: must specify a handler type",
                            "spec.containers[0].lifecycle.preStop.sleep: Invalid value: 99: must be non-negative and less than terminationGracePeriodSeconds (30)",
                            "spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
                            "spec.containers[0].livenessProbe.timeoutSeconds: Invalid value: -1: must be greater than or equal to 0",
                            "spec.containers[0].livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0",
                            "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
                            "spec.containers[0].readinessProbe.exec.command: Required value",
                            "spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 1: must not be set for readinessProbes",
                            "spec.containers[0].startupProbe.tcpSocket.port: Invalid value: \"a_\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
                            "spec.containers[0].startupProbe.grpc: Forbidden: may not specify more than 1 handler type"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, volumeMounts: [{name: v, mountPath: ''}, {name: w, mountPath: /a, subPath: ../b}, {name: w, mountPath: /a, mountPropagation: Bidirectional}], volumeDevices: [{name: w, devicePath: ''}]}]}",
                            "spec.containers[0].volumeMounts[0].name: Not found: \"v\"",
                            "spec.containers[0].volumeMounts[0].mountPath: Required value",
                            "spec.containers[0].volumeMounts[0].mountPath: Invalid value: \"\": must not already exist as a path in volumeDevices",
                            "spec.containers[0].volumeMounts[1].name: Not found: \"w\"",
                            "spec.containers[0].volumeMounts[1].name: Invalid value: \"w\": must not already exist in volumeDevices",
                            "spec.containers[0].volumeMounts.subPath: Invalid value: \"../b\": must not contain '..'",
                            "spec.containers[0].volumeMounts[2].name: Not found: \"w\"",
                            "spec.containers[0].volumeMounts[2].mountPath: Invalid value: \"/a\": must be unique",
                            "spec.containers[0].volumeMounts[2].name: Invalid value: \"w\": must not already exist in volumeDevices",
                            "spec.containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers",
                            "spec.containers[0].volumeDevices[0].name: Not found: \"w\"",
                            "spec.containers[0].volumeDevices[0].devicePath: Required value",
                            "spec.containers[0].volumeDevices[0].name: Invalid value: \"w\": must not already exist in volumeMounts",
                            "spec.containers[0].volumeDevices[0].devicePath: Invalid value: \"\": must not already exist as a path in volumeMounts"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, resizePolicy: [{resourceName: cpu, restartPolicy: Some}, {resourceName: foo, restartPolicy: NotRequired}, {resourceName: cpu, restartPolicy: NotRequired}]}]}",
                            "spec.containers[0].resizePolicy: Unsupported value: \"Some\": supported values: \"NotRequired\", \"RestartContainer\"",
                            "spec.containers[0].resizePolicy: Unsupported value: \"foo\": supported values: \"cpu\", \"memory\"",
                            "spec.containers[0].resizePolicy[2]: Duplicate value: \"cpu\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], volumes: [{name: A_, emptyDir: {}}, {name: a, hostPath: {path: ''}, emptyDir: {}}, {name: a, emptyDir: {sizeLimit: -1}}, {name: b, hostPath: {path: /.., type: Some}}, {name: d, gitRepo: {repository: ''}}, {name: e, secret: {}}, {name: f, configMap: {items: [{}], defaultMode: 512}}, {name: g, nfs: {}}, {name: h, persistentVolumeClaim: {claimName: A_}}]}",
                            "spec.volumes[0].name: Invalid value: \"A_\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.volumes[1].hostPath: Forbidden: may not specify more than 1 volume type",
                            "spec.volumes[2].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity",
                            "spec.volumes[3].hostPath.path: Invalid value: \"/..\": must not contain '..'",
                            "spec.volumes[3].hostPath.type: Unsupported value: \"Some\": supported values: \"\", \"BlockDevice\", \"CharDevice\", \"Directory\", \"DirectoryOrCreate\", \"File\", \"FileOrCreate\", \"Socket\"",
                            "spec.volumes[4].gitRepo.repository: Required value",
                            "spec.volumes[5].secret.secretName: Required value",
                            "spec.volumes[6].configMap.name: Required value",
                            "spec.volumes[6].configMap.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive",
                            "spec.volumes[6].configMap.items[0].key: Required value",
                            "spec.volumes[6].configMap.items[0].path: Required value",
                            "spec.volumes[7].nfs.server: Required value",
                            "spec.volumes[7].nfs.path: Required value",
                            "spec.volumes[7].nfs.path: Invalid value: \"\": must be an absolute path"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], volumes: [{name: a, projected: {sources: [{}, {secret: {}, configMap: {name: c}}, {serviceAccountToken: {path: /t, expirationSeconds: 5}}, {downwardAPI: {items: [{path: a}, {path: b, fieldRef: {fieldPath: spec.nodeName}}, {path: b, resourceFieldRef: {resource: limits.cpu}}]}}, {clusterTrustBundle: {path: p}}, {clusterTrustBundle: {name: tb, signerName: s, path: q}}]}}, {name: b, downwardAPI: {items: [{path: ..}]}}, {name: c, csi: {}}, {name: d, ephemeral: {}}, {name: e, ephemeral: {volumeClaimTemplate: {metadata: {name: z}, spec: {}}}}, {name: f, image: {}}, {name: g}]}",
                            "spec.volumes[0].projected.sources[1].secret.name: Required value",
                            "spec.volumes[0].projected.sources[1]: Forbidden: may not specify more than 1 volume type per source",
                            "spec.volumes[0].projected.sources[2].serviceAccountToken.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes",
                            "spec.volumes[0].projected.path: Invalid value: \"/t\": must be a relative path",
                            "spec.volumes[0].projected.sources[3].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required",
                            "spec.volumes[0].projected.sources[3].downwardAPI.fieldRef.fieldPath: Unsupported value: \"spec.nodeName\": supported values: \"metadata.annotations\", \"metadata.labels\", \"metadata.name\", \"metadata.namespace\", \"metadata.uid\"",
                            "spec.volumes[0].projected.sources[3].downwardAPI.resourceFieldRef.containerName: Required value",
                            "spec.volumes[0].projected: Invalid value: \"b\": conflicting duplicate paths",
                            "spec.volumes[1].downwardAPI.path: Invalid value: \"..\": must not contain '..'",
                            "spec.volumes[1].downwardAPI.path: Invalid value: \"..\": must not start with '..'",
                            "spec.volumes[1].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required",
                            "spec.volumes[2].csi.driver: Required value",
                            "spec.volumes[2].csi.driver: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.volumes[3].ephemeral.volumeClaimTemplate: Required value",
                            "spec.volumes[4].ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set",
                            "spec.volumes[4].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required",
                            "spec.volumes[4].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value",
                            "spec.volumes[0].projected.sources[2].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], ephemeralContainers: [{name: e, image: i}]}",
                            "spec.ephemeralContainers: Forbidden: cannot be set on create"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: a}], nodeName: nm}",
                            "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            POD + "spec: {containers: [{name: c, image: nginx}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: busybox}], activeDeadlineSeconds: 5}"),
                    Change.of(
                            POD + "spec: {containers: [{name: c, image: nginx}]}",
                            POD + "spec: {containers: [{name: d, image: busybox}]}",
                            "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n- containers: [{\"name\":\"c\",\"image\":\"nginx\",\"imagePullPolicy\":\"Always\",\"terminationMessagePath\":\"/dev/termination-log\",\"terminationMessagePolicy\":\"File\",\"resources\":{}}]\n+ containers: [{\"name\":\"d\",\"image\":\"nginx\",\"imagePullPolicy\":\"Always\",\"terminationMessagePath\":\"/dev/termination-log\",\"terminationMessagePolicy\":\"File\",\"resources\":{}}]\n"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], activeDeadlineSeconds: 5}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], activeDeadlineSeconds: 6}",
                            "spec.activeDeadlineSeconds: Invalid value: 6: must be less than or equal to previous value"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], activeDeadlineSeconds: 5}",
                            POD + "spec: {containers: [{name: c, image: nginx}]}",
                            "spec.activeDeadlineSeconds: Invalid value: \"null\": must not update from a positive integer to nil value"),
                    Change.of(
                            POD + "spec: {containers: [{name: c, image: nginx}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}, {name: d, image: nginx}]}",
                            "spec.containers: Forbidden: pod updates may not add or remove containers"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], tolerations: [{key: a, operator: Exists}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], tolerations: [{key: b, operator: Exists}]}",
                            "spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], tolerations: [{key: a, operator: Exists}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], tolerations: [{key: a, operator: Exists}, {key: b, operator: Exists}]}"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: a}, {name: b}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: b}], nodeSelector: {a: b}}"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: a}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: b}]}",
                            "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'b'"),
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: a}], nodeSelector: {a: b}}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], schedulingGates: [{name: a}], nodeSelector: {a: c}}",
                            "spec.nodeSelector: Invalid value: {\"a\":\"c\"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)"),
                    Change.of(
                            POD + "spec: {containers: [{name: c, image: nginx}]}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}], nodeSelector: {a: c}}",
                            "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n- nodeSelector: null\n+ nodeSelector: {\"a\":\"c\"}\n"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}]}\nstatus: {phase: Pending, qosClass: BestEffort}",
                            POD
                                    + "spec: {containers: [{name: c, image: nginx}]}\nstatus: {phase: Running, qosClass: Guaranteed, nominatedNodeName: A_, conditions: [{type: Ready}, {type: a b}], podIPs: [{ip: x}, {ip: 10.0.0.1}, {ip: 10.0.0.1}]}",
                            "status.conditions[1].Type: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                            "status.nominatedNodeName: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "status.qosClass: Invalid value: \"Guaranteed\": field is immutable",
                            "status.podIPs[0]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
                            "status.podIPs: Invalid value: [{\"ip\":\"x\"},{\"ip\":\"10.0.0.1\"},{\"ip\":\"10.0.0.1\"}]: may specify no more than one IP for each IP family"));
}
