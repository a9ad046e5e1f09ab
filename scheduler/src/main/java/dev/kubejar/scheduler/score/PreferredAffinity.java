package dev.kubejar.scheduler.score;

import dev.kubejar.api.core.node.NodeAffinity;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;

/// Prefers nodes that match the pod's preferred node affinity, by its weights.
public final class PreferredAffinity implements Score {

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public boolean concerns(Demand pod) {
        return pod.pod().spec().nodeAffinity().isPresent();
    }

    @Override
    public Scale scale() {
        return Scale.BY_HIGHEST;
    }

    @Override
    public long mark(Demand pod, NodeState node) {
        return pod.pod().spec().nodeAffinity().stream()
                .flatMap(affinity -> affinity.preferred().stream())
                .filter(preference -> preference.term().matches(node.node()))
                .mapToLong(NodeAffinity.Preference::weight)
                .sum();
    }
}
