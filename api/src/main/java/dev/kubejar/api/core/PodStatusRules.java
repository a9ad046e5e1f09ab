package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What a write of a pod's status may not do: bring back a container that has ended for good, or
/// change how well the pod's resources are secured.
///
/// Source: `ValidatePodStatusUpdate` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class PodStatusRules {
    private static final Set<String> SYSTEM_CONDITIONS =
            Set.of("PodScheduled", "Ready", "Initialized");

    private PodStatusRules() {}

    static List<FieldError> problems(Pod next, Pod previous) {
        var problems = new Problems();
        PodStatus now = next.status();
        PodStatus before = previous.status();
        conditions(now, problems);
        String nominated = now.nominatedNodeName();
        if (!nominated.isEmpty() && !nominated.equals(before.nominatedNodeName())) {
            problems.complaints("status.nominatedNodeName", nominated, Names.subdomain(nominated));
        }
        if (!now.qosClass().isEmpty() && !now.qosClass().equals(before.qosClass())) {
            problems.invalid("status.qosClass", now.qosClass(), Problems.IMMUTABLE);
        }
        PodSpec spec = previous.spec();
        Predicate<ContainerStatus> ended = it -> endedForGood(it, spec);
        revived(before.containerStatuses(), now.containerStatuses(), ended, "container", problems);
        revived(
                before.initContainerStatuses(),
                now.initContainerStatuses(),
                ended,
                "initContainer",
                problems);
        revived(
                before.ephemeralContainerStatuses(),
                now.ephemeralContainerStatuses(),
                _ -> true,
                "ephemeralContainer",
                problems);
        if (!now.json().array("podIPs").equals(before.json().array("podIPs"))) {
            podIps(now, problems);
        }
        return problems.list();
    }

    /// Upstream's path for them is that of the metadata.
    private static void conditions(PodStatus status, Problems problems) {
        List<JsonObject> conditions = status.json().objects("conditions");
        for (int i = 0; i < conditions.size(); i++) {
            String type = conditions.get(i).string("type");
            if (!SYSTEM_CONDITIONS.contains(type)) {
                problems.complaints(
                        "metadata.conditions[" + i + "].Type", type, Names.qualified(type));
            }
        }
    }

    private static void podIps(PodStatus status, Problems problems) {
        String path = "status.podIPs";
        List<String> ips = status.podIps();
        for (int i = 0; i < ips.size(); i++) {
            problems.complaints(path + "[" + i + "]", ips.get(i), IpText.complaints(ips.get(i)));
        }
        boolean both = ips.size() == 2 && IpText.isIpv6(ips.get(0)) != IpText.isIpv6(ips.get(1));
        if (ips.size() > 1 && !both) {
            problems.invalid(
                    path,
                    status.json().array("podIPs"),
                    "may specify no more than one IP for each IP family");
        }
        for (int i = 0; i < ips.size(); i++) {
            if (ips.indexOf(ips.get(i)) < i) {
                problems.duplicate(path + "[" + i + "]", ips.get(i));
            }
        }
    }

    /// Whether a container that has ended stays so: by its own policy or else the pod's.
    private static boolean endedForGood(ContainerStatus status, PodSpec spec) {
        String policy =
                spec.container(status.name())
                        .flatMap(Container::restartPolicy)
                        .orElse(spec.restartPolicy());
        return switch (policy) {
            case "Never" -> true;
            case "OnFailure" ->
                    status.state().terminated().filter(it -> it.exitCode() == 0).isPresent();
            default -> false;
        };
    }

    private static void revived(
            List<ContainerStatus> before,
            List<ContainerStatus> now,
            Predicate<ContainerStatus> endedForGood,
            String field,
            Problems problems) {
        for (int i = 0; i < before.size(); i++) {
            ContainerStatus old = before.get(i);
            boolean runsAgain =
                    now.stream()
                            .anyMatch(it ->
                                    it.name().equals(old.name())
                                            && it.state().terminated().isEmpty());
            if (old.state().terminated().isPresent() && endedForGood.test(old) && runsAgain) {
                problems.forbidden(
                        "status." + field + "Statuses[" + i + "].state",
                        "may not be transitioned to non-terminated state");
            }
        }
    }
}
