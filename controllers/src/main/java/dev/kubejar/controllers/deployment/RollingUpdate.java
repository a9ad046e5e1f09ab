package dev.kubejar.controllers.deployment;

import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import java.util.List;

/// One step of a rolling update: up with the new set as far as the surge allows, else down with the
/// old ones as far as enough stays available.
///
/// Source: [rolling.go](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/deployment)
final class RollingUpdate {
    private final Rollout rollout;
    private final Deployment deployment;
    private final int leastAvailable;

    private RollingUpdate(Rollout rollout) {
        this.rollout = rollout;
        this.deployment = rollout.deployment();
        this.leastAvailable = deployment.replicas() - rollout.strategy().unavailable();
    }

    /// Plans the step; `present` is the new set. Whether there was one to plan.
    static boolean step(Rollout rollout, ReplicaSet present) {
        var update = new RollingUpdate(rollout);
        return update.growNew(present) || update.shrinkOld(present);
    }

    private boolean growNew(ReplicaSet present) {
        int size = rollout.size(present);
        int wanted = size > deployment.replicas() ? deployment.replicas() : rollout.sizeOfNew(size);
        return rollout.scale(present, wanted);
    }

    private boolean shrinkOld(ReplicaSet present) {
        List<ReplicaSet> old = rollout.activeOld();
        if (old.isEmpty()) {
            return false;
        }
        int notAvailableOfNew = rollout.size(present) - present.availableReplicas();
        int mayGo = rollout.total() - leastAvailable - notAvailableOfNew;
        if (mayGo <= 0) {
            return false;
        }
        boolean unhealthy = shrinkUnhealthy(old, mayGo);
        return shrinkHealthy(old, present) || unhealthy;
    }

    /// Pods that are not available are no loss.
    private boolean shrinkUnhealthy(List<ReplicaSet> old, int mayGo) {
        int gone = 0;
        for (ReplicaSet set : old) {
            int unhealthy = rollout.size(set) - set.availableReplicas();
            int count = Math.min(mayGo - gone, unhealthy);
            if (count > 0 && rollout.scale(set, rollout.size(set) - count)) {
                gone += count;
            }
        }
        return gone > 0;
    }

    private boolean shrinkHealthy(List<ReplicaSet> old, ReplicaSet present) {
        int available =
                present.availableReplicas()
                        + old.stream().mapToInt(ReplicaSet::availableReplicas).sum();
        int left = available - leastAvailable;
        boolean scaled = false;
        for (ReplicaSet set : old) {
            int count = Math.min(left, rollout.size(set));
            if (count > 0) {
                scaled |= rollout.scale(set, rollout.size(set) - count);
                left -= count;
            }
        }
        return scaled;
    }
}
