package dev.kubejar.scheduler.filter;

import dev.kubejar.api.core.node.Taint;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.Optional;

/// A cordoned node takes only pods that tolerate it.
public final class Schedulable implements Filter {
    private static final Taint CORDONED =
            new Taint(
                    JsonObject.builder()
                            .put("key", "node.kubernetes.io/unschedulable")
                            .put("effect", Taint.NO_SCHEDULE)
                            .build());

    @Override
    public Optional<Refusal> refuse(Demand pod, NodeState node) {
        boolean open =
                !node.node().isUnschedulable()
                        || pod.tolerations().stream()
                                .anyMatch(toleration -> toleration.tolerates(CORDONED));
        return open ? Optional.empty() : Refusal.lasting("node(s) were unschedulable");
    }
}
