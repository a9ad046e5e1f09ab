package dev.kubejar.controllers.deployment;

import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives a Deployment's new size to its sets: all to the one that has pods, or to each its share.
///
/// Source: [proportional
/// scaling](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling)
final class Scaling {
    private final Rollout rollout;
    private final Deployment deployment;

    private Scaling(Rollout rollout) {
        this.rollout = rollout;
        this.deployment = rollout.deployment();
    }

    /// Whether the deployment's size has changed since its sets were scaled.
    static boolean isDue(Rollout rollout) {
        int wanted = rollout.deployment().replicas();
        return rollout.active().stream()
                .map(set -> Annotations.count(set, Annotations.DESIRED))
                .anyMatch(noted -> noted.isPresent() && noted.getAsInt() != wanted);
    }

    static void plan(Rollout rollout) {
        new Scaling(rollout).plan();
    }

    private void plan() {
        Optional<ReplicaSet> only = activeOrLatest();
        if (only.isPresent()) {
            if (!rollout.scale(only.get(), deployment.replicas())) {
                rollout.note(only.get());
            }
        } else if (rollout.present().filter(this::isSaturated).isPresent()) {
            rollout.activeOld().forEach(set -> rollout.scale(set, 0));
        } else if (Strategy.isRolling(deployment)) {
            proportional();
        }
    }

    /// The only set with pods, or the newest when none has any; empty when several have.
    private Optional<ReplicaSet> activeOrLatest() {
        List<ReplicaSet> active = rollout.active();
        return switch (active.size()) {
            case 0 -> rollout.present().or(() -> rollout.old().reversed().stream().findFirst());
            case 1 -> Optional.of(active.getFirst());
            default -> Optional.empty();
        };
    }

    private boolean isSaturated(ReplicaSet set) {
        int wanted = deployment.replicas();
        return rollout.size(set) == wanted
                && Annotations.count(set, Annotations.DESIRED).orElse(-1) == wanted
                && set.availableReplicas() == wanted;
    }

    private void proportional() {
        int allowed = deployment.replicas() > 0 ? rollout.mostPods() : 0;
        int toAdd = allowed - rollout.total();
        List<ReplicaSet> sets = rollout.active().stream().sorted(largestFirst(toAdd > 0)).toList();
        Map<String, Integer> shares = shares(sets, toAdd);
        int leftover = toAdd - shares.values().stream().mapToInt(Integer::intValue).sum();
        for (ReplicaSet set : sets) {
            int size = rollout.size(set) + shares.getOrDefault(set.uid(), 0);
            if (set.equals(sets.getFirst())) {
                size = Math.max(0, size + leftover);
            }
            if (!rollout.scale(set, size)) {
                rollout.note(set);
            }
        }
    }

    private Comparator<ReplicaSet> largestFirst(boolean newerFirst) {
        return Comparator.comparingInt((ReplicaSet set) -> -rollout.size(set))
                .thenComparing(newerFirst ? Rollout.BY_AGE.reversed() : Rollout.BY_AGE);
    }

    private Map<String, Integer> shares(List<ReplicaSet> sets, int toAdd) {
        var shares = new HashMap<String, Integer>();
        int added = 0;
        for (ReplicaSet set : sets) {
            int left = toAdd - added;
            int fraction = left == 0 ? 0 : fraction(set);
            int share = toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
            shares.put(set.uid(), share);
            added += share;
        }
        return shares;
    }

    /// By how much the set should grow, or shrink, to keep its share.
    private int fraction(ReplicaSet set) {
        int size = rollout.size(set);
        if (deployment.replicas() == 0) {
            return -size;
        }
        long before =
                Annotations.count(set, Annotations.MAX)
                        .orElse((int) deployment.status().integer("replicas", 0));
        if (before == 0) {
            return 0;
        }
        double wanted = (double) size * rollout.mostPods() / before;
        return (int) (wanted < 0 ? wanted - 0.5 : wanted + 0.5) - size;
    }
}
