package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What pods are refused for in their annotations, their ties to the node and their status.
final class PodRefusalsTest implements KindTables.OfChanges, KindTables.OfStatus {
    private static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                    + " or '.', and must start and end with an alphanumeric character (e.g."
                    + " 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private static String pod(String annotations, String rest) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: default, annotations: {"
                + annotations
                + "}}\n"
                + rest;
    }

    private static String annotated(String annotations) {
        return pod(annotations, "spec: {containers: [{name: c, image: i}]}");
    }

    /// With more in the spec than one container.
    private static String spec(String more) {
        return pod("", "spec: {containers: [{name: c, image: i}], " + more + "}");
    }

    private static String container(String more) {
        return pod("", "spec: {containers: [{name: c, image: i, " + more + "}]}");
    }

    private static String windows(String options) {
        return container("securityContext: {windowsOptions: {" + options + "}}");
    }

    private static final String USER =
            "spec.containers[0].securityContext.windowsOptions.runAsUserName";

    static final List<Case> ANNOTATIONS =
            List.of(
                    Case.of(
                            annotated("kubernetes.io/config.mirror: ''"),
                            "metadata.annotations[kubernetes.io/config.mirror]: Invalid value: \"\": must set spec.nodeName if mirror pod annotation is set"),
                    Case.of(annotated("controller.kubernetes.io/pod-deletion-cost: '-0'")),
                    Case.of(annotated("controller.kubernetes.io/pod-deletion-cost: '-2147483648'")),
                    Case.of(
                            annotated("controller.kubernetes.io/pod-deletion-cost: '2147483648'"),
                            "metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: \"2147483648\": must be a 32bit integer"),
                    Case.of(
                            annotated("controller.kubernetes.io/pod-deletion-cost: '+10'"),
                            "metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: \"+10\": must be a 32bit integer"),
                    Case.of(
                            annotated("controller.kubernetes.io/pod-deletion-cost: '008'"),
                            "metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: \"008\": must be a 32bit integer"),
                    Case.of(
                            annotated(
                                    "scheduler.alpha.kubernetes.io/tolerations: '[{\"operator\":\"Exists\",\"value\":\"v\"}]'"),
                            "metadata.annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator: Invalid value: \"v\": value must be empty when `operator` is 'Exists'"));

    static final List<Case> OF_THE_NODE =
            List.of(
                    Case.of(
                            spec("hostUsers: false, hostIPC: true"),
                            "spec.HostIPC: Forbidden: when `hostUsers` is false"),
                    Case.of(
                            pod(
                                    "",
                                    "spec: {hostUsers: false, volumes: [{name: v, persistentVolumeClaim: {claimName: a}}], containers: [{name: c, image: i, volumeDevices: [{name: v, devicePath: /d}]}]}"),
                            "spec.containers[0].volumeDevices: Forbidden: when `hostUsers` is false"),
                    Case.of(
                            spec(
                                    "initContainers: [{name: a, image: i, resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]}]")));

    static final List<Case> WINDOWS =
            List.of(
                    Case.of(windows("runAsUserName: 'dom\\user'")),
                    Case.of(
                            windows("gmsaCredentialSpecName: A_"),
                            "spec.containers[0].securityContext.windowsOptions.gmsaCredentialSpecName: Invalid value: \"A_\": "
                                    + SUBDOMAIN),
                    Case.of(
                            windows("gmsaCredentialSpec: ''"),
                            "spec.containers[0].securityContext.windowsOptions.gmsaCredentialSpec: Invalid value: \"\": gmsaCredentialSpec cannot be an empty string"),
                    Case.of(
                            windows("runAsUserName: ''"),
                            USER
                                    + ": Invalid value: \"\": runAsUserName cannot be an empty string"),
                    Case.of(
                            windows("runAsUserName: \"a\\tb\""),
                            USER
                                    + ": Invalid value: \"a\\tb\": runAsUserName cannot contain control characters"),
                    Case.of(
                            windows("runAsUserName: 'a\\b\\c'"),
                            USER
                                    + ": Invalid value: \"a\\\\b\\\\c\": runAsUserName cannot contain more than one backslash"),
                    Case.of(
                            windows("runAsUserName: '.a?\\'"),
                            USER
                                    + ": Invalid value: \".a?\\\\\": runAsUserName's Domain doesn't match the NetBios nor the DNS format",
                            USER
                                    + ": Invalid value: \".a?\\\\\": runAsUserName's User cannot be empty"),
                    Case.of(
                            windows("runAsUserName: '. .'"),
                            USER
                                    + ": Invalid value: \". .\": runAsUserName's User cannot contain only periods or spaces"),
                    Case.of(
                            windows("runAsUserName: 'a@b'"),
                            USER
                                    + ": Invalid value: \"a@b\": runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            annotated(""),
                            annotated(
                                    "container.apparmor.security.beta.kubernetes.io/c: unconfined"),
                            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: Forbidden: may not add AppArmor annotations"),
                    Change.of(
                            annotated(
                                    "container.apparmor.security.beta.kubernetes.io/c: localhost/"),
                            annotated(""),
                            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: Forbidden: may not remove or update AppArmor annotations"),
                    Change.of(
                            pod(
                                    "kubernetes.io/config.mirror: a",
                                    "spec: {nodeName: n1, containers: [{name: c, image: i}]}"),
                            pod(
                                    "kubernetes.io/config.mirror: b",
                                    "spec: {nodeName: n1, containers: [{name: c, image: i}]}"),
                            "metadata.annotations[kubernetes.io/config.mirror]: Forbidden: may not remove or update mirror pod annotation"),
                    Change.of(
                            annotated(""),
                            pod(
                                    "kubernetes.io/config.mirror: b",
                                    "spec: {nodeName: n1, containers: [{name: c, image: i}]}"),
                            "metadata.annotations[kubernetes.io/config.mirror]: Forbidden: may not add mirror pod annotation",
                            "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n- nodeName: null\n+ nodeName: \"n1\"\n"),
                    Change.of(
                            annotated("controller.kubernetes.io/pod-deletion-cost: abc"),
                            annotated("controller.kubernetes.io/pod-deletion-cost: abd")));

    private static final String RAN =
            "containerStatuses: [{name: c, state: {terminated: {exitCode: 7}}}]";
    private static final String RUNS = "containerStatuses: [{name: c, state: {running: {}}}]";

    private static String ended(String policies) {
        return pod("", "spec: {" + policies + "}\nstatus: {qosClass: BestEffort, " + RAN + "}");
    }

    private static String again(String policies) {
        return pod("", "spec: {" + policies + "}\nstatus: {qosClass: BestEffort, " + RUNS + "}");
    }

    private static Change revival(String policies, String... messages) {
        return Change.of(ended(policies), again(policies), messages);
    }

    static final List<Change> STATUS =
            List.of(
                    revival("restartPolicy: OnFailure, containers: [{name: c, image: i}]"),
                    revival(
                            "restartPolicy: Never, containers: [{name: c, image: i}]",
                            "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state"),
                    revival(
                            "restartPolicy: Never, containers: [{name: c, image: i, restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [7]}}]}]"),
                    revival(
                            "restartPolicy: Always, containers: [{name: c, image: i, restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: NotIn, values: [7]}}]}]",
                            "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state"),
                    Change.of(
                            spec("nodeName: n1"),
                            pod("", "spec: {nodeName: n1}\nstatus: {nominatedNodeName: m}"),
                            "status.nominatedNodeName: Forbidden: may not be set on pods that are already bound to a node"),
                    Change.of(
                            spec("resourceClaims: [{name: a, resourceClaimName: b}]"),
                            pod(
                                    "",
                                    "status: {resourceClaimStatuses: [{name: a}, {name: a, resourceClaimName: B_}, {name: z}]}"),
                            "status.resourceClaimStatuses[1].name: Duplicate value: \"a\"",
                            "status.resourceClaimStatuses[1].name: Invalid value: \"B_\": "
                                    + SUBDOMAIN,
                            "status.resourceClaimStatuses[2].name: Invalid value: \"z\": must match the name of an entry in `spec.resourceClaims`"),
                    Change.of(
                            annotated(""),
                            pod(
                                    "",
                                    "status: {observedGeneration: -1, hostIP: 10.0.0.2, hostIPs: [{ip: 10.0.0.1}], conditions: [{type: Ready, observedGeneration: -2}], containerStatuses: [{name: c, user: {linux: {uid: -1, gid: -2, supplementalGroups: [3, -3]}}}]}"),
                            "status.conditions[0].observedGeneration: Invalid value: -2: must be a non-negative integer",
                            "status.observedGeneration: Invalid value: -1: must be a non-negative integer",
                            "status.hostIPs[0].ip: Invalid value: \"10.0.0.1\": must be equal to `hostIP`",
                            "status.containerStatuses[0].user.linux.uid: Invalid value: -1: must be between 0 and 2147483647, inclusive",
                            "status.containerStatuses[0].user.linux.gid: Invalid value: -2: must be between 0 and 2147483647, inclusive",
                            "status.containerStatuses[0].user.linux.supplementalGroups[1]: Invalid value: -3: must be between 0 and 2147483647, inclusive"),
                    Change.of(
                            pod("", "spec: {}\nstatus: {podIPs: [{ip: bad}]}"),
                            pod("", "spec: {}\nstatus: {podIPs: [{ip: bad}]}")),
                    Change.of(
                            annotated(""),
                            annotated("seccomp.security.alpha.kubernetes.io/pod: bogus"),
                            "metadata.annotations.seccomp.security.alpha.kubernetes.io/pod: Invalid value: \"bogus\": must be a valid seccomp profile"));

    @ParameterizedTest
    @FieldSource({"ANNOTATIONS", "OF_THE_NODE", "WINDOWS"})
    void refusesInUpstreamsWords(Case row) {
        KindChecks.checkProblems(row);
    }
}
