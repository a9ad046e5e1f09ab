package dev.kubejar.scheduler.filter;

import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.Optional;

/// One reason why a pod may not go to a node. Pure, and cheap when it lets the pod pass.
@FunctionalInterface
public interface Filter {

    /// Empty lets the pod pass.
    Optional<Refusal> refuse(Demand pod, NodeState node);

    /// Whether there could be a node that this filter refuses; asked once for each pod.
    default boolean concerns(Demand pod) {
        return true;
    }
}
