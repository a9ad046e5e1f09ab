package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.ContainerDefaults;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.core.volume.VolumeDefaults;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// What a pod, or a template of pods, gets when it says nothing.
///
/// Source:
/// [defaults](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/v1/defaults.go)
public final class PodDefaults {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    private PodDefaults() {}

    /// For a workload's `template`.
    public static JsonObject template(JsonObject template) {
        return template.withDefault("metadata", JsonObject.EMPTY)
                .with("spec", spec(template.object("spec")));
    }

    /// For the spec of a pod or a template.
    static JsonObject spec(JsonObject spec) {
        return serviceAccount(spec)
                .withDefault("restartPolicy", "Always")
                .withDefault("terminationGracePeriodSeconds", 30)
                .withDefault("dnsPolicy", "ClusterFirst")
                .withDefault("securityContext", JsonObject.EMPTY)
                .withDefault("schedulerName", "default-scheduler")
                .mapObjects("volumes", VolumeDefaults::volume)
                .mapObjects("initContainers", ContainerDefaults::container)
                .mapObjects("containers", ContainerDefaults::container)
                .mapObjects("ephemeralContainers", ContainerDefaults::ephemeral)
                .mapObject("overhead", ResourceList::canonical)
                .mapObject("resources", ResourceRequirements::canonical);
    }

    /// The account's name stands in two fields, one of them for old clients.
    public static JsonObject serviceAccount(JsonObject spec) {
        String name = spec.string("serviceAccountName");
        String account = name.isEmpty() ? spec.string("serviceAccount") : name;
        return account.isEmpty()
                ? spec
                : spec.with("serviceAccountName", account).with("serviceAccount", account);
    }

    /// What only a pod gets, its template not.
    static JsonObject pod(JsonObject spec) {
        JsonObject changed = spec(spec).withDefault("enableServiceLinks", JsonBoolean.TRUE);
        for (String field : CONTAINERS) {
            changed = changed.mapObjects(field, PodDefaults::limitsAsRequests);
            if (changed.bool("hostNetwork")) {
                changed = changed.mapObjects(field, PodDefaults::portsOfHost);
            }
        }
        return podRequests(changed);
    }

    private static JsonObject limitsAsRequests(JsonObject container) {
        return container.mapObject(
                "resources",
                resources -> {
                    JsonObject requests = resources.object("requests");
                    JsonObject all = withAbsent(requests, resources.object("limits"));
                    return all.equals(requests) ? resources : resources.with("requests", all);
                });
    }

    private static JsonObject withAbsent(JsonObject amounts, JsonObject more) {
        var all = amounts.toBuilder();
        more.forEach((name, amount) -> {
            if (!amounts.has(name)) {
                all.put(name, amount);
            }
        });
        return all.build();
    }

    private static JsonObject portsOfHost(JsonObject container) {
        return container.mapObjects(
                "ports",
                port ->
                        port.find("hostPort").orElse(JsonNull.NULL)
                                                instanceof JsonInteger(long number)
                                        && number != 0
                                ? port
                                : port.with("hostPort", port.integer("containerPort", 0)));
    }

    /// Limits of the pod as a whole make requests of the pod as a whole: what its containers ask,
    /// else the limit.
    private static JsonObject podRequests(JsonObject spec) {
        JsonObject resources = spec.object("resources");
        JsonObject limits = resources.object("limits");
        if (limits.isEmpty()) {
            return spec;
        }
        JsonObject asked = ResourceList.json(PodResources.ofContainers(new PodSpec(spec)));
        JsonObject requests = withAbsent(withAbsent(resources.object("requests"), asked), limits);
        return spec.with("resources", resources.with("requests", requests));
    }
}
