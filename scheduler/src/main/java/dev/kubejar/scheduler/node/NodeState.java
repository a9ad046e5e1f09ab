package dev.kubejar.scheduler.node;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.node.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A node and what its pods have taken from it.
///
/// @param requested the sum of its pods' requests
/// @param spread the sum of its pods' spread
public record NodeState(
        Node node,
        Map<String, String> labels,
        List<Taint> taints,
        Amounts allocatable,
        Amounts requested,
        Amounts spread,
        List<HostPort> hostPorts) {

    public NodeState {
        hostPorts = List.copyOf(hostPorts);
    }

    public static NodeState empty(Node node) {
        return new NodeState(
                node,
                node.meta().labels(),
                node.taints(),
                Amounts.of(node.allocatable()),
                Amounts.NONE,
                Amounts.NONE,
                List.of());
    }

    public String name() {
        return node.name();
    }

    /// The same pods on the node as it is now.
    public NodeState with(Node now) {
        NodeState fresh = empty(now);
        return new NodeState(
                now, fresh.labels, fresh.taints, fresh.allocatable, requested, spread, hostPorts);
    }

    /// Whether a pod would find the same node, heartbeats aside.
    public boolean looksLike(NodeState other) {
        return labels.equals(other.labels)
                && taints.equals(other.taints)
                && allocatable.equals(other.allocatable)
                && node.isUnschedulable() == other.node.isUnschedulable();
    }

    public NodeState plus(Demand pod) {
        var ports = hostPorts;
        if (!pod.hostPorts().isEmpty()) {
            ports = new ArrayList<>(hostPorts);
            ports.addAll(pod.hostPorts());
        }
        return with(requested.plus(pod.requests()), spread.plus(pod.spread()), ports);
    }

    public NodeState minus(Demand pod) {
        var ports = hostPorts;
        if (!pod.hostPorts().isEmpty()) {
            ports = new ArrayList<>(hostPorts);
            pod.hostPorts().forEach(ports::remove);
        }
        return with(requested.minus(pod.requests()), spread.minus(pod.spread()), ports);
    }

    private NodeState with(Amounts nowRequested, Amounts nowSpread, List<HostPort> ports) {
        return new NodeState(node, labels, taints, allocatable, nowRequested, nowSpread, ports);
    }
}
