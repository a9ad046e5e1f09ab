package dev.kubejar.scheduler.filter;

import dev.kubejar.api.core.node.Taint;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.Optional;

/// A tainted node takes only pods that tolerate all its hard taints.
public final class Taints implements Filter {

    @Override
    public Optional<Refusal> refuse(Demand pod, NodeState node) {
        for (Taint taint : node.taints()) {
            if (!taint.effect().equals(Taint.PREFER_NO_SCHEDULE)
                    && pod.tolerations().stream().noneMatch(it -> it.tolerates(taint))) {
                return Refusal.lasting("node(s) had untolerated taint(s)");
            }
        }
        return Optional.empty();
    }
}
