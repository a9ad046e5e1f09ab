package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about Services. Addresses and node ports are given out by admission.
public final class ServiceRules implements Rules {
    private static final List<String> TYPES =
            List.of(
                    Service.CLUSTER_IP,
                    Service.EXTERNAL_NAME,
                    Service.LOAD_BALANCER,
                    Service.NODE_PORT);
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final List<String> DISTRIBUTIONS =
            List.of("PreferClose", "PreferSameNode", "PreferSameZone");
    private static final long MAX_AFFINITY_SECONDS = 86_400;

    @Override
    public List<String> nameComplaints(String name) {
        return Names.label1035(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", ServiceDefaults.spec(object.spec()));
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) ->
                    object.with("spec", ServiceDefaults.addresses(object.spec()))
                            .with("status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
            case Write.Update(var next, var previous) ->
                    next.with("spec", ServiceDefaults.updated(next.spec(), previous.spec()));
        };
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        var service = new Service(object);
        if (service.ports().isEmpty()
                && !service.isHeadless()
                && !service.type().equals(Service.EXTERNAL_NAME)) {
            problems.required("spec.ports");
        }
        type(service, spec, problems);
        ServicePortRules.problems(service, problems);
        MetadataRules.labels(service.selector(), "spec.selector", problems);
        affinity(spec, problems);
        addresses(service, spec, problems);
        problems.requiredOneOf("spec.type", spec.string("type"), TYPES);
        policies(spec, problems);
        if (write instanceof Write.Update(var next, var previous)) {
            var before = new Service(previous);
            var after = new Service(next);
            boolean keepsAddress =
                    ServiceDefaults.needsClusterIp(previous.spec())
                            && ServiceDefaults.needsClusterIp(next.spec())
                            && !before.clusterIp().isEmpty();
            if (keepsAddress && !before.clusterIp().equals(after.clusterIp())) {
                Json ips = next.spec().array("clusterIPs");
                problems.invalid("spec.clusterIPs[0]", ips, "may not change once set");
            }
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        return ServiceWarnings.of(new Service(write.next()));
    }

    private static void type(Service service, JsonObject spec, Problems problems) {
        switch (service.type()) {
            case Service.NODE_PORT, Service.LOAD_BALANCER -> {
                if (service.isHeadless()) {
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

    private static void addresses(Service service, JsonObject spec, Problems problems) {
        List<String> ips = service.clusterIps();
        if (!ips.isEmpty() && !ips.getFirst().equals(service.clusterIp())) {
            problems.invalid(
                    "spec.clusterIPs",
                    spec.array("clusterIPs"),
                    "first value must match `clusterIP`");
        }
        for (int i = 0; i < ips.size(); i++) {
            if (!(i == 0 && service.isHeadless())) {
                problems.complaints(
                        "spec.clusterIPs[" + i + "]", ips.get(i), IpText.complaints(ips.get(i)));
            }
        }
        if (ips.size() > 1 && service.isHeadless()) {
            problems.invalid(
                    "spec.clusterIPs",
                    spec.array("clusterIPs"),
                    "'None' must be the first and only value");
        }
        List<String> external = service.externalIps();
        for (int i = 0; i < external.size(); i++) {
            problems.complaints(
                    "spec.externalIPs[" + i + "]",
                    external.get(i),
                    IpText.complaints(external.get(i)));
        }
    }

    private static void policies(JsonObject spec, Problems problems) {
        if (spec.has("allocateLoadBalancerNodePorts")
                && !spec.string("type").equals(Service.LOAD_BALANCER)) {
            problems.forbidden(
                    "spec.allocateLoadBalancerNodePorts",
                    "may only be used when `type` is 'LoadBalancer'");
        }
        String external = spec.string("externalTrafficPolicy");
        if (!external.isEmpty()) {
            if (!ServiceDefaults.isExternal(spec)) {
                problems.invalid(
                        "spec.externalTrafficPolicy",
                        external,
                        "may only be set for externally-accessible services");
            } else {
                problems.oneOf("spec.externalTrafficPolicy", external, POLICIES);
            }
        }
        if (ServiceDefaults.needsClusterIp(spec)) {
            problems.requiredOneOf(
                    "spec.internalTrafficPolicy", spec.string("internalTrafficPolicy"), POLICIES);
        }
        spec.findString("trafficDistribution")
                .ifPresent(it -> problems.oneOf("spec.trafficDistribution", it, DISTRIBUTIONS));
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(
                Lifecycle.Trait.CREATED_BY_UPDATE, Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
