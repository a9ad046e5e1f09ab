package dev.kubejar.scheduler.score;

import dev.kubejar.api.core.node.Taint;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;

/// Prefers nodes with few `PreferNoSchedule` taints that the pod does not tolerate.
public final class FewestTaints implements Score {

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public Scale scale() {
        return Scale.BY_HIGHEST_REVERSED;
    }

    @Override
    public long mark(Demand pod, NodeState node) {
        long untolerated = 0;
        for (Taint taint : node.taints()) {
            if (taint.effect().equals(Taint.PREFER_NO_SCHEDULE)
                    && pod.tolerations().stream().noneMatch(it -> it.tolerates(taint))) {
                untolerated++;
            }
        }
        return untolerated;
    }
}
