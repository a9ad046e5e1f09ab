package dev.kubejar.scheduler.score;

import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;

/// Prefers nodes that have much left: the mean of the free shares of CPU and memory, once the pod
/// is there.
public final class LeastAllocated implements Score {

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public long mark(Demand pod, NodeState node) {
        long cpu =
                free(
                        node.spread().milliCpu() + pod.spread().milliCpu(),
                        node.allocatable().milliCpu());
        long memory =
                free(node.spread().memory() + pod.spread().memory(), node.allocatable().memory());
        return (cpu + memory) / 2;
    }

    private static long free(long taken, long all) {
        return all == 0 || taken > all ? 0 : (all - taken) * BEST / all;
    }
}
