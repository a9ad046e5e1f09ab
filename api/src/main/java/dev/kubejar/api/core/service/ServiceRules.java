package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is special about Services. Addresses and node ports are given out by admission.
public final class ServiceRules implements Rules {
    private static final List<String> TYPES =
            List.of(
                    Service.CLUSTER_IP,
                    Service.EXTERNAL_NAME,
                    Service.LOAD_BALANCER,
                    Service.NODE_PORT);
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final long MAX_AFFINITY_SECONDS = 86_400;

    @Override
    public List<String> nameComplaints(String name) {
        return Names.label1035(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return ServiceDefaults.of(object);
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) ->
                    object.with("spec", ServiceDefaults.addresses(object.spec()))
                            .with("status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
            case Write.Update(var next, var previous) -> ServiceDefaults.updated(next, previous);
        };
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        var service = new Service(write.next());
        if (write instanceof Write.Update(_, var previous)) {
            var before = new Service(previous);
            ServiceIpRules.update(service, before, problems);
            ServiceTrafficRules.update(service, before, problems);
        }
        object(service, problems);
        return problems.list();
    }

    private static void object(Service service, Problems problems) {
        JsonObject spec = service.object().spec();
        topology(service.meta().annotations(), problems);
        if (service.ports().isEmpty()
                && !ServiceIpRules.hasNone(service)
                && !service.type().equals(Service.EXTERNAL_NAME)) {
            problems.required("spec.ports");
        }
        type(service, spec, problems);
        ServicePortRules.each(service.ports(), problems);
        MetadataRules.labels(service.selector(), "spec.selector", problems);
        affinity(spec, problems);
        ServiceIpRules.problems(service, problems);
        externalIps(service.externalIps(), problems);
        problems.requiredOneOf("spec.type", spec.string("type"), TYPES);
        ServicePortRules.together(service, problems);
        ServiceTrafficRules.problems(service, problems);
    }

    /// The older annotation and the newer one must agree.
    private static void topology(Map<String, String> annotations, Problems problems) {
        String hints = annotations.get(ServiceWarnings.HINTS);
        String mode = annotations.get(ServiceWarnings.MODE);
        if (hints != null && mode != null && !hints.equals(mode)) {
            problems.invalid(
                    "metadata.annotations[" + ServiceWarnings.MODE + "]",
                    mode,
                    "must match annotations["
                            + ServiceWarnings.HINTS
                            + "] when both are specified");
        }
    }

    private static void externalIps(List<String> ips, Problems problems) {
        for (int i = 0; i < ips.size(); i++) {
            String path = "spec.externalIPs[" + i + "]";
            List<String> complaints = IpRules.legacyAddress(ips.get(i));
            problems.complaints(
                    path,
                    ips.get(i),
                    complaints.isEmpty() ? IpRules.endpoint(ips.get(i)) : complaints);
        }
    }

    private static void type(Service service, JsonObject spec, Problems problems) {
        switch (service.type()) {
            case Service.NODE_PORT, Service.LOAD_BALANCER -> {
                if (ServiceIpRules.hasNone(service)) {
                    problems.invalid(
                            "spec.clusterIPs[0]",
                            "None",
                            "may not be set to 'None' for " + service.type() + " services");
                }
            }
            case Service.EXTERNAL_NAME -> externalName(spec, problems);
            default -> {} // a plain address, or a type that is refused below
        }
    }

    private static void externalName(JsonObject spec, Problems problems) {
        for (String field : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            if (!spec.array(field).isEmpty() || !spec.string(field).isEmpty()) {
                problems.forbidden("spec." + field, "may not be set for ExternalName services");
            }
        }
        String name = spec.string("externalName");
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        problems.requiredName("spec.externalName", plain, Names.subdomain(plain));
    }

    private static void affinity(JsonObject spec, Problems problems) {
        String affinity = spec.string("sessionAffinity");
        problems.requiredOneOf("spec.sessionAffinity", affinity, AFFINITIES);
        JsonObject config = spec.object("sessionAffinityConfig");
        if (affinity.equals("ClientIP")) {
            long seconds = config.object("clientIP").integer("timeoutSeconds", 0);
            if (seconds <= 0 || seconds > MAX_AFFINITY_SECONDS) {
                problems.invalid(
                        "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
                        seconds,
                        "must be greater than 0 and less than " + MAX_AFFINITY_SECONDS);
            }
        } else if (affinity.equals("None") && spec.has("sessionAffinityConfig")) {
            problems.forbidden(
                    "spec.sessionAffinityConfig", "must not be set when session affinity is None");
        }
    }

    @Override
    public List<String> warnings(Write write) {
        return ServiceWarnings.of(new Service(write.next()));
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy((next, _) -> ServiceTrafficRules.ofStatus(new Service(next)))
                .at(subresource);
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(
                Lifecycle.Trait.CREATED_BY_UPDATE, Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
