package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.HashSet;
import java.util.Set;

/// What a Service gets when it says nothing, and what it keeps when an update leaves it out.
///
/// Source:
/// [defaults](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/v1/defaults.go)
final class ServiceDefaults {
    private static final Json AFFINITY_TIME =
            JsonObject.of("clientIP", JsonObject.of("timeoutSeconds", Json.of(10_800)));
    private static final String HEALTH_PORT = "healthCheckNodePort";

    private ServiceDefaults() {}

    static ApiObject of(ApiObject object) {
        ApiObject filled = object.with("spec", spec(object.spec()));
        return filled.spec().string("type").equals(Service.LOAD_BALANCER)
                        && object.status().object("loadBalancer").has("ingress")
                ? filled.with("status", modes(object.status()))
                : filled;
    }

    /// An address of a load balancer is a virtual one, unless it says otherwise.
    private static JsonObject modes(JsonObject status) {
        return status.mapObject(
                "loadBalancer",
                it ->
                        it.mapObjects(
                                "ingress",
                                one ->
                                        one.string("ip").isEmpty()
                                                ? one
                                                : one.withDefault("ipMode", "VIP")));
    }

    private static JsonObject spec(JsonObject spec) {
        JsonObject changed =
                spec.withDefault("sessionAffinity", "None")
                        .withDefault("type", Service.CLUSTER_IP)
                        .mapObjects("ports", ServiceDefaults::port);
        changed = affinity(changed);
        if (isExternal(changed)) {
            changed = changed.withDefault("externalTrafficPolicy", "Cluster");
        }
        if (needsClusterIp(changed)) {
            changed = changed.withDefault("internalTrafficPolicy", "Cluster");
        }
        return changed.string("type").equals(Service.LOAD_BALANCER)
                ? changed.withDefault("allocateLoadBalancerNodePorts", Json.of(true))
                : changed;
    }

    private static JsonObject port(JsonObject port) {
        JsonObject changed = port.withDefault("protocol", "TCP");
        Json target = changed.find("targetPort").orElse(JsonNull.NULL);
        return target.equals(new JsonInteger(0))
                        || target == JsonNull.NULL
                        || target.equals(Json.of(""))
                ? changed.with("targetPort", port.integer("port", 0))
                : changed;
    }

    private static JsonObject affinity(JsonObject spec) {
        return switch (spec.string("sessionAffinity")) {
            case "None" -> spec.without("sessionAffinityConfig");
            case "ClientIP" ->
                    spec.object("sessionAffinityConfig").object("clientIP").has("timeoutSeconds")
                            ? spec
                            : spec.with("sessionAffinityConfig", AFFINITY_TIME);
            default -> spec;
        };
    }

    /// Whether traffic comes to it from outside the cluster.
    static boolean isExternal(JsonObject spec) {
        return needsNodePorts(spec)
                || (spec.string("type").equals(Service.CLUSTER_IP)
                        && !spec.array("externalIPs").isEmpty());
    }

    static boolean needsClusterIp(JsonObject spec) {
        return !spec.string("type").equals(Service.EXTERNAL_NAME);
    }

    static boolean needsNodePorts(JsonObject spec) {
        String type = spec.string("type");
        return type.equals(Service.NODE_PORT) || type.equals(Service.LOAD_BALANCER);
    }

    /// The address of a new service stands in two fields, one of them for old clients.
    static JsonObject addresses(JsonObject spec) {
        String ip = spec.string("clusterIP");
        return ip.isEmpty() || !spec.array("clusterIPs").isEmpty()
                ? spec
                : spec.with("clusterIPs", JsonArray.of(Json.of(ip)));
    }

    // ---- updates

    /// Carries over what was allocated and is left out, and drops what the new type has no use for.
    static ApiObject updated(ApiObject next, ApiObject previous) {
        JsonObject before = previous.spec();
        JsonObject spec = inSync(patched(next.spec(), before), before);
        ApiObject changed = next.with("spec", withoutUseless(spec, before));
        return spec.string("type").equals(Service.LOAD_BALANCER)
                        || !next.status().has("loadBalancer")
                ? changed
                : changed.with("status", next.status().with("loadBalancer", JsonObject.EMPTY));
    }

    private static JsonObject patched(JsonObject next, JsonObject previous) {
        JsonObject changed = next;
        if (needsClusterIp(previous) && needsClusterIp(next)) {
            if (next.string("clusterIP").isEmpty()) {
                changed = changed.withFieldsOf(previous, "clusterIP");
            }
            if (changed.array("clusterIPs").isEmpty() && same(changed, previous, "clusterIP")) {
                changed = changed.withFieldsOf(previous, "clusterIPs");
            }
        }
        if (needsNodePorts(previous) && needsNodePorts(next)) {
            changed = keepNodePorts(changed, previous);
        }
        return needsHealthCheck(previous)
                        && needsHealthCheck(next)
                        && next.integer(HEALTH_PORT, 0) == 0
                ? changed.withFieldsOf(previous, HEALTH_PORT)
                : changed;
    }

    /// Old clients change the first address alone: the list follows.
    private static JsonObject inSync(JsonObject next, JsonObject previous) {
        String ip = next.string("clusterIP");
        boolean isListed = !next.array("clusterIPs").isEmpty();
        boolean sameList = next.array("clusterIPs").equals(previous.array("clusterIPs"));
        if (ip.equals(previous.string("clusterIP"))) {
            return isListed ? next : next.withFieldsOf(previous, "clusterIPs");
        }
        if (ip.isEmpty()) {
            return sameList ? next.without("clusterIPs") : next;
        }
        return sameList || !isListed ? next.with("clusterIPs", JsonArray.of(Json.of(ip))) : next;
    }

    /// Without what the type no longer needs, each part unless the caller changed it too.
    private static JsonObject withoutUseless(JsonObject next, JsonObject previous) {
        JsonObject changed = next;
        if (needsClusterIp(previous) && !needsClusterIp(next)) {
            if (same(next, previous, "clusterIP") && same(next, previous, "clusterIPs")) {
                changed = changed.without("clusterIP").without("clusterIPs");
            }
            changed = dropped(changed, previous, "ipFamilies");
            changed = dropped(changed, previous, "ipFamilyPolicy");
        }
        if (needsNodePorts(previous) && !needsNodePorts(next)) {
            if (nodePorts(previous).containsAll(nodePorts(next))) {
                changed = changed.mapObjects("ports", port -> port.without("nodePort"));
            }
            changed = dropped(changed, previous, "externalTrafficPolicy");
        }
        if (needsHealthCheck(previous) && !needsHealthCheck(next)) {
            changed = dropped(changed, previous, HEALTH_PORT);
        }
        boolean wasBalanced = previous.string("type").equals(Service.LOAD_BALANCER);
        if (wasBalanced && !next.string("type").equals(Service.LOAD_BALANCER)) {
            changed = dropped(changed, previous, "allocateLoadBalancerNodePorts");
            changed = dropped(changed, previous, "loadBalancerClass");
        }
        return changed;
    }

    private static JsonObject dropped(JsonObject next, JsonObject previous, String field) {
        return same(next, previous, field) ? next.without(field) : next;
    }

    private static boolean same(JsonObject next, JsonObject previous, String field) {
        return next.find(field).equals(previous.find(field));
    }

    /// Whether a load balancer must ask which nodes have pods of the service.
    static boolean needsHealthCheck(JsonObject spec) {
        return spec.string("type").equals(Service.LOAD_BALANCER)
                && spec.string("externalTrafficPolicy").equals("Local");
    }

    private static JsonObject keepNodePorts(JsonObject next, JsonObject previous) {
        Set<Integer> taken = nodePorts(next);
        taken.retainAll(nodePorts(previous));
        return next.mapObjects("ports", port -> withNodePort(port, previous, taken));
    }

    private static JsonObject withNodePort(
            JsonObject port, JsonObject previous, Set<Integer> taken) {
        if (port.integer("nodePort", 0) != 0) {
            return port;
        }
        return previous.objects("ports").stream()
                .filter(it -> it.string("name").equals(port.string("name")))
                .map(it -> new ServicePort(it).nodePort())
                .filter(it -> it != 0 && taken.add(it))
                .findFirst()
                .map(it -> port.with("nodePort", it))
                .orElse(port);
    }

    private static Set<Integer> nodePorts(JsonObject spec) {
        var ports = new HashSet<Integer>();
        spec.objects("ports").forEach(it -> ports.add(new ServicePort(it).nodePort()));
        ports.remove(0);
        return ports;
    }
}
