package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.ContainerState;
import dev.kubejar.api.core.container.ContainerStatus;
import dev.kubejar.api.core.container.SecurityRules;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a write of a pod's status may not do: bring back a container that has ended for good, say,
/// or change how well the pod's resources are secured.
///
/// Source: `ValidatePodStatusUpdate` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
///
/// @param now the status as it would be
/// @param before the status as it was
/// @param pod as it was
record PodStatusRules(PodStatus now, PodStatus before, Pod pod, Problems problems) {
    private static final Set<String> SYSTEM_CONDITIONS =
            Set.of("PodScheduled", "Ready", "Initialized");
    private static final String COUNT = "must be a non-negative integer";

    static List<FieldError> problems(Pod next, Pod previous) {
        var problems = new Problems();
        PodAnnotationRules.problemsOfUpdate(
                next.meta(), previous.meta(), next.object().spec(), problems);
        new PodStatusRules(next.status(), previous.status(), previous, problems).judge();
        return problems.list();
    }

    private void judge() {
        conditions();
        nominatedNode();
        notNegative(now.json(), "status.observedGeneration");
        if (!now.qosClass().equals(before.qosClass())) {
            problems.invalid("status.qosClass", now.qosClass(), Problems.IMMUTABLE);
        }
        PodSpec spec = pod.spec();
        Predicate<ContainerStatus> ended = it -> endedForGood(it, spec);
        revived("containerStatuses", ended);
        revived("initContainerStatuses", ended);
        revived("ephemeralContainerStatuses", _ -> true);
        claims(spec.json().objects("resourceClaims"));
        addresses("podIPs");
        hostIps();
        List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
                .forEach(this::users);
    }

    private void conditions() {
        List<JsonObject> conditions = now.json().objects("conditions");
        for (int i = 0; i < conditions.size(); i++) {
            String path = "status.conditions[" + i + "]";
            notNegative(conditions.get(i), path + ".observedGeneration");
            String type = conditions.get(i).string("type");
            if (!SYSTEM_CONDITIONS.contains(type)) {
                problems.complaints(path + ".Type", type, Names.qualified(type));
            }
        }
    }

    private void notNegative(JsonObject json, String path) {
        if (json.find("observedGeneration").orElse(JsonNull.NULL) instanceof JsonInteger(long count)
                && count < 0) {
            problems.invalid(path, count, COUNT);
        }
    }

    private void nominatedNode() {
        String path = "status.nominatedNodeName";
        String node = now.nominatedNodeName();
        if (node.isEmpty() || node.equals(before.nominatedNodeName())) {
            return;
        }
        problems.complaints(path, node, Names.subdomain(node));
        if (pod.isScheduled()) {
            problems.forbidden(path, "may not be set on pods that are already bound to a node");
        }
    }

    /// Whether a container that has ended stays so.
    private static boolean endedForGood(ContainerStatus status, PodSpec spec) {
        Optional<Container> container = spec.container(status.name());
        Optional<ContainerState.Terminated> over = status.state().terminated();
        return container.isEmpty()
                || over.filter(it ->
                                container.get().restartsAfter(it.exitCode(), spec.restartPolicy()))
                        .isEmpty();
    }

    private void revived(String list, Predicate<ContainerStatus> endedForGood) {
        List<JsonObject> old = before.json().objects(list);
        for (int i = 0; i < old.size(); i++) {
            var status = new ContainerStatus(old.get(i));
            boolean runsAgain =
                    now.json().objects(list).stream()
                            .map(ContainerStatus::new)
                            .anyMatch(it ->
                                    it.name().equals(status.name())
                                            && it.state().terminated().isEmpty());
            if (status.state().terminated().isPresent() && runsAgain && endedForGood.test(status)) {
                problems.forbidden(
                        "status." + list + "[" + i + "].state",
                        "may not be transitioned to non-terminated state");
            }
        }
    }

    /// The claims that were made for the pod.
    private void claims(List<JsonObject> wanted) {
        var names = new HashSet<String>();
        List<JsonObject> claims = now.json().objects("resourceClaimStatuses");
        for (int i = 0; i < claims.size(); i++) {
            String path = "status.resourceClaimStatuses[" + i + "].name";
            String name = claims.get(i).string("name");
            if (wanted.stream().noneMatch(it -> it.string("name").equals(name))) {
                problems.invalid(
                        path, name, "must match the name of an entry in `spec.resourceClaims`");
            }
            if (!names.add(name)) {
                problems.duplicate(path, name);
            }
            claims.get(i)
                    .findString("resourceClaimName")
                    .ifPresent(it -> problems.complaints(path, it, Names.subdomain(it)));
        }
    }

    private void hostIps() {
        List<JsonObject> ips = now.json().objects("hostIPs");
        String first = ips.isEmpty() ? now.hostIp() : ips.getFirst().string("ip");
        if (!first.equals(now.hostIp())) {
            problems.invalid("status.hostIPs[0].ip", first, "must be equal to `hostIP`");
        }
        addresses("hostIPs");
    }

    /// Of each family one; those that were there before may be what they are.
    private void addresses(String list) {
        String path = "status." + list;
        List<String> known = ips(before.json(), list);
        List<String> ips = ips(now.json(), list);
        for (int i = 0; i < ips.size(); i++) {
            if (!known.contains(ips.get(i))) {
                problems.complaints(
                        path + "[" + i + "]", ips.get(i), IpRules.legacyAddress(ips.get(i)));
            }
        }
        boolean both = ips.size() == 2 && IpText.isIpv6(ips.get(0)) != IpText.isIpv6(ips.get(1));
        if (ips.size() > 1 && !both) {
            problems.invalid(
                    path,
                    now.json().array(list),
                    "may specify no more than one IP for each IP family");
        }
    }

    private static List<String> ips(JsonObject status, String list) {
        return status.objects(list).stream().map(it -> it.string("ip")).toList();
    }

    private void users(String list) {
        String system = pod.spec().json().object("os").string("name");
        List<JsonObject> statuses = now.json().objects(list);
        for (int i = 0; i < statuses.size(); i++) {
            String path = "status." + list + "[" + i + "].user.linux";
            Optional<JsonObject> user = statuses.get(i).object("user").findObject("linux");
            if (system.equals("windows")) {
                user.ifPresent(_ -> problems.forbidden(path, "cannot be set for a windows pod"));
            } else {
                user.ifPresent(it -> SecurityRules.user(it, path, problems));
            }
        }
    }
}
