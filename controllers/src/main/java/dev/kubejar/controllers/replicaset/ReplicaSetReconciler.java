package dev.kubejar.controllers.replicaset;

import dev.kubejar.api.Condition;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.replication.PodSet;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Announcement;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Notice;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.controllers.pods.Candidates;
import dev.kubejar.controllers.pods.Claim;
import dev.kubejar.controllers.pods.GivenUpFirst;
import dev.kubejar.controllers.pods.PodBirth;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps `spec.replicas` active pods made from `spec.template`, for ReplicaSets and
/// ReplicationControllers alike.
///
/// Reads the set, its pods and orphans that match; writes those pods and the set's own status.
///
/// Source: [ReplicaSet](https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/)
final class ReplicaSetReconciler<V extends PodSet> implements Reconciler<V> {
    private static final ResourceType PODS = Pod.KIND.type();

    /// So many pods are created or deleted in one pass at most.
    private static final int BURST = 500;

    private final ResourceType type;
    private final Candidates<Pod> pods;
    private final Lister<V> sets;
    private final Time time;

    /// @param type of the sets
    ReplicaSetReconciler(ResourceType type, Candidates<Pod> pods, Lister<V> sets, Time time) {
        this.type = type;
        this.pods = pods;
        this.sets = sets;
        this.time = time;
    }

    @Override
    public Plan reconcile(V set) {
        return decide(type, set, pods.of(set), () -> relatedPods(set), time.now());
    }

    @Override
    public Plan refused(V set, Change change, StatusException refusal) {
        if (!isOfPods(change)) {
            return Plan.nothing();
        }
        List<Pod> candidates = pods.of(set);
        List<Pod> active = claimActive(type, set, candidates).claimed();
        return status(type, set, candidates, active, Optional.of(refusal), time.now());
    }

    private static boolean isOfPods(Change change) {
        return switch (change) {
            case Change.Create _ -> true;
            case Change.Delete _ -> true;
            default -> false;
        };
    }

    /// The pods of all sets of the same deployment.
    private List<Pod> relatedPods(V set) {
        return set.meta()
                .controller()
                .map(owner ->
                        sets.controlledBy(owner.uid()).stream()
                                .flatMap(sibling -> pods.ownedBy(sibling).stream())
                                .toList())
                .orElseGet(() -> pods.ownedBy(set));
    }

    /// Pure.
    ///
    /// @param candidates the set's pods and the orphans of its namespace
    /// @param related the pods of all sets of the same deployment, looked up when some are to go
    static Plan decide(
            ResourceType type,
            PodSet set,
            List<Pod> candidates,
            Supplier<List<Pod>> related,
            Instant now) {
        Claim<Pod> active = claimActive(type, set, candidates);
        Plan scaling = Plan.of(active.changes());
        if (!set.isDeleting()) {
            scaling = scaling.then(scale(set, active.claimed(), related, now));
        }
        return scaling.then(status(type, set, candidates, active.claimed(), Optional.empty(), now))
                .then(lookAgain(set, active.claimed(), now));
    }

    private static Claim<Pod> claimActive(ResourceType type, PodSet set, List<Pod> candidates) {
        return Claim.of(
                type,
                set,
                set.selector(),
                PODS,
                candidates.stream().filter(Pod::isActive).toList());
    }

    private static Plan scale(
            PodSet set, List<Pod> active, Supplier<List<Pod>> related, Instant now) {
        int missing = set.replicas() - active.size();
        if (missing > 0) {
            return create(set, Math.min(missing, BURST));
        }
        return missing < 0
                ? delete(set, active, related.get(), Math.min(-missing, BURST), now)
                : Plan.nothing();
    }

    private static Plan create(PodSet set, int count) {
        Change one =
                Change.create(PODS, PodBirth.from(set.template(), set))
                        .announced(
                                Announcement.of(
                                        Notice.normal(
                                                set, "SuccessfulCreate", "Created pod: {name}"),
                                        Notice.warning(
                                                set, "FailedCreate", "Error creating: {error}")));
        return Plan.of(new Change.Together(Collections.nCopies(count, one)));
    }

    private static Plan delete(
            PodSet set, List<Pod> active, List<Pod> related, int count, Instant now) {
        List<Change> changes =
                active.stream()
                        .sorted(new GivenUpFirst(related, now))
                        .limit(count)
                        .map(pod -> delete(set, pod))
                        .toList();
        return Plan.of(new Change.Together(changes));
    }

    private static Change delete(PodSet set, Pod pod) {
        return Change.delete(PODS, pod)
                .announced(
                        Announcement.of(
                                Notice.normal(set, "SuccessfulDelete", "Deleted pod: {name}"),
                                Notice.warning(set, "FailedDelete", "Error deleting: {error}")));
    }

    private static Plan status(
            ResourceType type,
            PodSet set,
            List<Pod> candidates,
            List<Pod> active,
            Optional<StatusException> refusal,
            Instant now) {
        List<Pod> terminating =
                candidates.stream()
                        .filter(pod -> pod.isDeleting() && !pod.isTerminal())
                        .filter(pod -> pod.meta().isControlledBy(set.uid()))
                        .filter(pod -> set.selector().matches(pod.meta().labels()))
                        .toList();
        return Plan.nothing()
                .withStatus(
                        type,
                        set,
                        set.status(),
                        withTerminating(
                                type,
                                ReplicaSetStatus.of(set, active, refusal, now),
                                terminating.size()));
    }

    /// ReplicationControllers never learned to count pods that end.
    private static JsonObject withTerminating(ResourceType type, JsonObject status, int count) {
        return type.equals(ReplicaSet.KIND.type())
                ? status.with("terminatingReplicas", count)
                : status;
    }

    /// When the next pod that is ready will have been so for long enough.
    private static Plan lookAgain(PodSet set, List<Pod> active, Instant now) {
        if (set.minReady().isZero()) {
            return Plan.nothing(); // ready is available
        }
        return active.stream()
                .filter(pod -> pod.isReady() && !pod.isAvailable(set.minReady(), now))
                .flatMap(pod -> Condition.find(pod.object().status(), "Ready").stream())
                .flatMap(ready -> ready.lastTransitionTime().stream())
                .min(Instant::compareTo)
                .map(since -> Duration.between(now, since.plus(set.minReady())))
                .map(Plan.nothing()::againAfter)
                .orElse(Plan.nothing());
    }
}
