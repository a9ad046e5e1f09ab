package dev.kubejar.api.core.service;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.AnyIp;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What makes invalid how traffic comes to a Service: through load balancers, from which ranges, to
/// which endpoints.
final class ServiceTrafficRules {
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final List<String> DISTRIBUTIONS =
            List.of("PreferClose", "PreferSameNode", "PreferSameZone");
    private static final List<String> MODES = List.of("Proxy", "VIP");
    private static final String RANGES_ANNOTATION =
            "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final String ONLY_BALANCED = "may only be used when `type` is 'LoadBalancer'";
    private static final String CLASS = "loadBalancerClass";
    private static final String HEALTH_PORT = "healthCheckNodePort";

    private ServiceTrafficRules() {}

    static void problems(Service service, Problems problems) {
        JsonObject spec = service.object().spec();
        boolean balanced = isBalanced(service);
        ranges(service, balanced, problems);
        if (spec.has("allocateLoadBalancerNodePorts") && !balanced) {
            problems.forbidden("spec.allocateLoadBalancerNodePorts", ONLY_BALANCED);
        }
        balancerClass(spec, balanced, problems);
        external(spec, problems);
        healthPort(spec, problems);
        if (ServiceDefaults.needsClusterIp(spec) || spec.has("internalTrafficPolicy")) {
            problems.requiredOneOf(
                    "spec.internalTrafficPolicy", spec.string("internalTrafficPolicy"), POLICIES);
        }
        spec.findString("trafficDistribution")
                .ifPresent(it -> problems.oneOf("spec.trafficDistribution", it, DISTRIBUTIONS));
    }

    private static boolean isBalanced(Service service) {
        return service.type().equals(Service.LOAD_BALANCER);
    }

    /// Upstream's path of the field begins with a capital.
    private static void ranges(Service service, boolean balanced, Problems problems) {
        List<String> ranges = service.object().spec().strings("loadBalancerSourceRanges");
        String annotation = service.meta().annotations().get(RANGES_ANNOTATION);
        if (!ranges.isEmpty()) {
            String path = "spec.LoadBalancerSourceRanges";
            if (!balanced) {
                problems.forbidden(path, ONLY_BALANCED);
            }
            for (int i = 0; i < ranges.size(); i++) {
                range(ranges.get(i), path + "[" + i + "]", problems);
            }
        } else if (annotation != null) {
            String path = "metadata.annotations[" + RANGES_ANNOTATION + "]";
            if (!balanced) {
                problems.forbidden(path, ONLY_BALANCED);
            }
            for (String one : annotation.isBlank() ? new String[0] : annotation.split(",", -1)) {
                range(one, path, problems);
            }
        }
    }

    private static void range(String text, String path, Problems problems) {
        String range = text.strip();
        problems.complaints(path, range, IpRules.legacyRange(range));
    }

    private static void balancerClass(JsonObject spec, boolean balanced, Problems problems) {
        spec.findString(CLASS)
                .ifPresent(it -> {
                    if (balanced) {
                        problems.complaints("spec." + CLASS, it, Names.qualified(it));
                    } else {
                        problems.forbidden("spec." + CLASS, ONLY_BALANCED);
                    }
                });
    }

    private static void external(JsonObject spec, Problems problems) {
        String path = "spec.externalTrafficPolicy";
        String policy = spec.string("externalTrafficPolicy");
        if (ServiceDefaults.isExternal(spec)) {
            problems.requiredOneOf(path, policy, POLICIES);
        } else if (!policy.isEmpty()) {
            problems.invalid(path, policy, "may only be set for externally-accessible services");
        }
    }

    private static void healthPort(JsonObject spec, Problems problems) {
        String path = "spec." + HEALTH_PORT;
        long port = spec.integer(HEALTH_PORT, 0);
        if (!ServiceDefaults.needsHealthCheck(spec)) {
            if (port != 0) {
                problems.invalid(
                        path,
                        port,
                        "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy`"
                                + " is 'Local'");
            }
        } else if (port == 0) {
            problems.required(path);
        } else {
            Names.port(port).forEach(why -> problems.invalid(path, port, why));
        }
    }

    /// Of the step from `previous`.
    static void update(Service next, Service previous, Problems problems) {
        JsonObject now = next.object().spec();
        JsonObject before = previous.object().spec();
        if (isBalanced(next)
                && isBalanced(previous)
                && !now.find(CLASS).equals(before.find(CLASS))) {
            if (now.has(CLASS)) {
                problems.invalid("spec." + CLASS, now.string(CLASS), "may not change once set");
            } else {
                problems.invalid("spec." + CLASS, "null", "may not change once set");
            }
        }
        balancerClass(now, isBalanced(next), problems);
        boolean keepsPort =
                ServiceDefaults.needsHealthCheck(before) && ServiceDefaults.needsHealthCheck(now);
        if (keepsPort && now.integer(HEALTH_PORT, 0) != before.integer(HEALTH_PORT, 0)) {
            problems.forbidden("spec." + HEALTH_PORT, "field is immutable");
        }
    }

    /// Of what a load balancer reports.
    static List<FieldError> ofStatus(Service service) {
        var problems = new Problems();
        String path = "status.loadBalancer.ingress";
        List<JsonObject> points =
                service.object().status().object("loadBalancer").objects("ingress");
        if (!points.isEmpty() && !isBalanced(service)) {
            problems.forbidden(path, "may only be used when `spec.type` is 'LoadBalancer'");
            return problems.list();
        }
        for (int i = 0; i < points.size(); i++) {
            point(points.get(i), path + "[" + i + "]", problems);
        }
        return problems.list();
    }

    private static void point(JsonObject point, String path, Problems problems) {
        String ip = point.string("ip");
        if (!ip.isEmpty()) {
            problems.complaints(path + ".ip", ip, IpRules.legacyAddress(ip));
        }
        if (!point.has("ipMode")) {
            if (!ip.isEmpty()) {
                problems.required(path + ".ipMode", "must be specified when `ip` is set");
            }
        } else if (ip.isEmpty()) {
            problems.forbidden(path + ".ipMode", "may not be specified when `ip` is not set");
        } else {
            problems.oneOf(path + ".ipMode", point.string("ipMode"), MODES);
        }
        String name = point.string("hostname");
        if (!name.isEmpty()) {
            problems.complaints(path + ".hostname", name, Names.subdomain(name));
            if (AnyIp.parse(name).isPresent()) {
                problems.invalid(path + ".hostname", name, "must be a DNS name, not an IP address");
            }
        }
    }
}
