package dev.kubejar.scheduler.filter;

import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.HostPort;
import dev.kubejar.scheduler.node.NodeState;
import java.util.Optional;

/// The node's ports that a pod takes for itself must be free.
public final class HostPorts implements Filter {

    @Override
    public boolean concerns(Demand pod) {
        return !pod.hostPorts().isEmpty();
    }

    @Override
    public Optional<Refusal> refuse(Demand pod, NodeState node) {
        for (HostPort wanted : pod.hostPorts()) {
            if (node.hostPorts().stream().anyMatch(wanted::conflictsWith)) {
                return Refusal.curable(
                        "node(s) didn't have free ports for the requested pod ports");
            }
        }
        return Optional.empty();
    }
}
