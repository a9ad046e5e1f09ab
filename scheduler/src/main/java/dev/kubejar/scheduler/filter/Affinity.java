package dev.kubejar.scheduler.filter;

import dev.kubejar.api.core.node.NodeAffinity;
import dev.kubejar.api.core.pod.PodSpec;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.Optional;

/// A pod's node selector and required node affinity must match the node.
public final class Affinity implements Filter {

    @Override
    public boolean concerns(Demand pod) {
        PodSpec spec = pod.pod().spec();
        return !spec.nodeSelector().isEmpty() || spec.nodeAffinity().isPresent();
    }

    @Override
    public Optional<Refusal> refuse(Demand pod, NodeState node) {
        PodSpec spec = pod.pod().spec();
        boolean selected = node.labels().entrySet().containsAll(spec.nodeSelector().entrySet());
        boolean wanted =
                selected
                        && spec.nodeAffinity()
                                .flatMap(NodeAffinity::required)
                                .map(required -> required.matches(node.node()))
                                .orElse(true);
        return wanted
                ? Optional.empty()
                : Refusal.lasting("node(s) didn't match Pod's node affinity/selector");
    }
}
