package dev.kubejar.api.core.service;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a Service gets when it says nothing, and what it keeps when an update leaves it out.
///
/// Source:
/// [defaults](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/v1/defaults.go)
final class ServiceDefaults {
    private static final Json AFFINITY_TIME =
            JsonObject.of("clientIP", JsonObject.of("timeoutSeconds", Json.of(10_800)));
    private static final List<String> ADDRESS_FIELDS =
            List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");

    private ServiceDefaults() {}

    static JsonObject spec(JsonObject spec) {
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
            case "ClientIP" -> spec.withDefault("sessionAffinityConfig", AFFINITY_TIME);
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

    /// The address stands in two fields, one of them for old clients.
    static JsonObject addresses(JsonObject spec) {
        String ip = spec.string("clusterIP");
        List<String> all = spec.strings("clusterIPs");
        if (!ip.isEmpty() && all.isEmpty()) {
            return spec.with("clusterIPs", JsonArray.of(Json.of(ip)));
        }
        return ip.isEmpty() && !all.isEmpty() ? spec.with("clusterIP", all.getFirst()) : spec;
    }

    /// Carries over what was allocated and is left out, and drops what the new type has no use for.
    static JsonObject updated(JsonObject next, JsonObject previous) {
        JsonObject changed = next;
        if (needsClusterIp(previous) && needsClusterIp(next)) {
            changed = keepAddresses(changed, previous);
        } else if (needsClusterIp(previous)) {
            changed = dropAddresses(changed, previous);
        }
        if (needsNodePorts(previous)) {
            changed =
                    needsNodePorts(next)
                            ? keepNodePorts(changed, previous)
                            : dropNodePorts(changed, previous);
        }
        return isExternal(changed) ? changed : changed.without("externalTrafficPolicy");
    }

    /// What the type no longer needs goes, each part unless the caller changed it too.
    private static JsonObject dropAddresses(JsonObject next, JsonObject previous) {
        JsonObject changed = next;
        boolean cleared = next.string("clusterIP").isEmpty();
        if ((cleared || same(next, previous, "clusterIP")) && same(next, previous, "clusterIPs")) {
            changed =
                    changed.without("clusterIP")
                            .without("clusterIPs")
                            .without("internalTrafficPolicy");
        }
        for (String field : List.of("ipFamilies", "ipFamilyPolicy")) {
            if (same(next, previous, field)) {
                changed = changed.without(field);
            }
        }
        return changed;
    }

    private static boolean same(JsonObject next, JsonObject previous, String field) {
        return next.find(field).equals(previous.find(field));
    }

    private static JsonObject keepAddresses(JsonObject next, JsonObject previous) {
        JsonObject changed = next.withDefault("clusterIP", previous.string("clusterIP"));
        if (!changed.string("clusterIP").equals(previous.string("clusterIP"))) {
            return addresses(changed);
        }
        for (String field : ADDRESS_FIELDS) {
            Json before = previous.find(field).orElse(JsonNull.NULL);
            if (before != JsonNull.NULL && !changed.has(field)) {
                changed = changed.with(field, before);
            }
        }
        return changed;
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

    private static JsonObject dropNodePorts(JsonObject next, JsonObject previous) {
        JsonObject changed = next.without("allocateLoadBalancerNodePorts");
        return nodePorts(next).equals(nodePorts(previous))
                ? changed.mapObjects("ports", port -> port.without("nodePort"))
                : changed;
    }
}
