package dev.kubejar.scheduler.filter;

import java.util.List;
import java.util.Optional;

/// Why a node was ruled out.
///
/// @param reasons as `kubectl describe pod` shows them, such as `Insufficient cpu`
/// @param curable whether the end of other pods on the node could change it
public record Refusal(List<String> reasons, boolean curable) {

    public Refusal {
        reasons = List.copyOf(reasons);
    }

    /// A refusal that stands whatever pods leave the node.
    static Optional<Refusal> lasting(String reason) {
        return Optional.of(new Refusal(List.of(reason), false));
    }

    /// A refusal that the end of other pods could lift.
    static Optional<Refusal> curable(String reason) {
        return Optional.of(new Refusal(List.of(reason), true));
    }
}
