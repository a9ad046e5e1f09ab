package dev.kubejar.scheduler.node;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.node.Toleration;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodResources;
import dev.kubejar.api.core.pod.PodSpec;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.quantity.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pod and what it asks of a node, worked out once for all nodes.
///
/// @param requests what it takes from a node, itself as one pod included
/// @param spread the same with 100m CPU and 200 MiB for each container that asks for none, so that
///   pods without requests do not all end on one node
public record Demand(
        Pod pod,
        Amounts requests,
        Amounts spread,
        List<HostPort> hostPorts,
        List<Toleration> tolerations) {
    private static final Quantity LEAST_CPU = Quantity.ofMillis(100);
    private static final Quantity LEAST_MEMORY = Quantity.ofBytes(200L << 20);

    public Demand {
        hostPorts = List.copyOf(hostPorts);
        tolerations = List.copyOf(tolerations);
    }

    public static Demand of(Pod pod) {
        PodSpec spec = pod.spec();
        Map<String, Quantity> requests = new HashMap<>(PodResources.requests(spec));
        requests.put(ResourceList.PODS, Quantity.of(1));
        return new Demand(
                pod,
                Amounts.of(requests),
                Amounts.of(atLeast(spec, requests)),
                spec.containers().stream().flatMap(it -> hostPorts(spec, it).stream()).toList(),
                spec.tolerations());
    }

    private static Map<String, Quantity> atLeast(PodSpec spec, Map<String, Quantity> requests) {
        var spread = new HashMap<>(requests);
        for (Container container : spec.containers()) {
            Map<String, Quantity> own = container.resources().requests();
            if (!own.containsKey(ResourceList.CPU)) {
                spread.merge(ResourceList.CPU, LEAST_CPU, Quantity::plus);
            }
            if (!own.containsKey(ResourceList.MEMORY)) {
                spread.merge(ResourceList.MEMORY, LEAST_MEMORY, Quantity::plus);
            }
        }
        return spread;
    }

    private static List<HostPort> hostPorts(PodSpec spec, Container container) {
        return container.ports().stream()
                .map(port ->
                        new HostPort(
                                port.hostIp(),
                                port.protocol(),
                                spec.hostNetwork() && port.hostPort() == 0
                                        ? port.containerPort()
                                        : port.hostPort()))
                .filter(port -> port.port() > 0)
                .toList();
    }
}
