package dev.kubejar.scheduler.score;

import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;

/// Prefers nodes whose CPU and memory would be used to the same share.
public final class BalancedAllocation implements Score {

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public long mark(Demand pod, NodeState node) {
        double cpu =
                share(
                        node.requested().milliCpu() + pod.requests().milliCpu(),
                        node.allocatable().milliCpu());
        double memory =
                share(
                        node.requested().memory() + pod.requests().memory(),
                        node.allocatable().memory());
        return (long) ((1 - Math.abs(cpu - memory) / 2) * BEST);
    }

    private static double share(long taken, long all) {
        return all == 0 ? 1 : Math.min(1, (double) taken / all);
    }
}
