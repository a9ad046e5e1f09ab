package dev.kubejar.controllers.deployment;

import dev.kubejar.api.apps.Deployment;

/// How far a deployment may stray from its replicas while it changes.
///
/// @param surge pods above the replicas
/// @param unavailable replicas that need not be available
record Strategy(int surge, int unavailable) {

    static Strategy of(Deployment deployment) {
        if (!isRolling(deployment)) {
            return new Strategy(0, 0);
        }
        int replicas = deployment.replicas();
        int surge = deployment.maxSurge().ofTotalRoundedUp(replicas);
        int unavailable = deployment.maxUnavailable().ofTotalRoundedDown(replicas);
        if (surge == 0 && unavailable == 0) {
            unavailable = 1; // or nothing could ever change
        }
        return new Strategy(surge, Math.min(unavailable, replicas));
    }

    static boolean isRolling(Deployment deployment) {
        return deployment.strategy().equals(Deployment.ROLLING_UPDATE);
    }
}
