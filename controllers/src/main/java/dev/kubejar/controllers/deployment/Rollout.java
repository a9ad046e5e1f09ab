package dev.kubejar.controllers.deployment;

import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Patch;
import dev.kubejar.client.reconcile.Announcement;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One pass's picture of a Deployment's ReplicaSets: the new one, which has the deployment's
/// present template, the old ones, and the sizes that the pass has planned so far. Belongs to one
/// thread.
final class Rollout {
    private static final ResourceType SETS = ReplicaSet.KIND.type();

    /// The oldest first.
    static final Comparator<ReplicaSet> BY_AGE =
            Comparator.comparing((ReplicaSet set) ->
                            set.meta().creationTimestamp().orElse(Instant.EPOCH))
                    .thenComparing(ReplicaSet::name);

    private final Deployment deployment;
    private final Strategy strategy;
    private final List<ReplicaSet> old;
    private final Optional<ReplicaSet> present;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int created;

    Rollout(Deployment deployment, List<ReplicaSet> sets) {
        this.deployment = deployment;
        this.strategy = Strategy.of(deployment);
        this.present =
                sets.stream()
                        .sorted(BY_AGE)
                        .filter(set -> TemplateHash.same(set.template(), deployment.template()))
                        .findFirst();
        this.old =
                sets.stream()
                        .filter(set -> present.filter(set::equals).isEmpty())
                        .sorted(BY_AGE)
                        .toList();
        sets.forEach(set -> sizes.put(set.uid(), set.replicas()));
    }

    Deployment deployment() {
        return deployment;
    }

    Strategy strategy() {
        return strategy;
    }

    /// The set with the deployment's present template.
    Optional<ReplicaSet> present() {
        return present;
    }

    /// All other sets, the oldest first.
    List<ReplicaSet> old() {
        return old;
    }

    List<ReplicaSet> all() {
        return Stream.concat(old.stream(), present.stream()).toList();
    }

    /// The old sets that are to have pods.
    List<ReplicaSet> activeOld() {
        return active(old);
    }

    List<ReplicaSet> active() {
        return active(all());
    }

    private List<ReplicaSet> active(List<ReplicaSet> sets) {
        return sets.stream().filter(set -> size(set) > 0).toList();
    }

    /// How many pods the set is to have.
    int size(ReplicaSet set) {
        return sizes.getOrDefault(set.uid(), 0);
    }

    int size(List<ReplicaSet> sets) {
        return sets.stream().mapToInt(this::size).sum();
    }

    /// How many pods all sets are to have, one that is yet to be made among them.
    int total() {
        return size(all()) + created;
    }

    List<Change> changes() {
        return changes;
    }

    /// Plans another size; whether it is one.
    boolean scale(ReplicaSet set, int size) {
        int before = size(set);
        if (before == size) {
            return false;
        }
        sizes.put(set.uid(), size);
        String message =
                "Scaled %s replica set %s from %d to %d"
                        .formatted(before < size ? "up" : "down", set.name(), before, size);
        changes.add(
                Change.merge(SETS, set, sized(size))
                        .announced(
                                Announcement.ofSuccess(
                                        Notice.normal(deployment, "ScalingReplicaSet", message))));
        return true;
    }

    /// Notes at a set of the right size for how many replicas it has it.
    void note(ReplicaSet set) {
        boolean noted =
                Annotations.count(set, Annotations.DESIRED).orElse(-1) == deployment.replicas()
                        && Annotations.count(set, Annotations.MAX).orElse(-1) == mostPods();
        if (!noted) {
            changes.add(Change.merge(SETS, set, sized(size(set))));
        }
    }

    private JsonObject sized(int size) {
        return JsonObject.EMPTY
                .with("metadata", JsonObject.of("annotations", JsonObject.ofStrings(notes())))
                .with("spec", JsonObject.EMPTY.with("replicas", size));
    }

    private Map<String, String> notes() {
        return Map.of(
                Annotations.DESIRED,
                Integer.toString(deployment.replicas()),
                Annotations.MAX,
                Integer.toString(mostPods()));
    }

    int mostPods() {
        return deployment.replicas() + strategy.surge();
    }

    /// The revision that the new set has or is to have.
    long revision() {
        long oldest = old.stream().mapToLong(Annotations::revision).max().orElse(0) + 1;
        return present.map(set -> Math.max(Annotations.revision(set), oldest)).orElse(oldest);
    }

    /// Brings the new set's annotations and `minReadySeconds` in line with the deployment; whether
    /// there was anything to bring.
    boolean align() {
        if (present.isEmpty()) {
            return false;
        }
        ReplicaSet set = present.get();
        var wanted =
                set.object()
                        .withMeta(
                                set.meta()
                                        .withAnnotations(
                                                Annotations.ofNewSet(
                                                        deployment,
                                                        set.meta().annotations(),
                                                        revision())))
                        .with(
                                "spec",
                                set.object()
                                        .spec()
                                        .with(
                                                "minReadySeconds",
                                                deployment.minReady().toSeconds()));
        JsonObject had =
                set.object()
                        .with(
                                "spec",
                                set.object()
                                        .spec()
                                        .with("minReadySeconds", set.minReady().toSeconds()))
                        .json();
        JsonObject difference = Patch.difference(had, wanted.json());
        difference = difference.isEmpty() ? difference : difference.without("status");
        if (difference.isEmpty()) {
            return false;
        }
        changes.add(Change.merge(SETS, set, difference));
        return true;
    }

    /// How many pods the new set, which is to have `size`, may have now.
    int sizeOfNew(int size) {
        if (!Strategy.isRolling(deployment)) {
            return deployment.replicas();
        }
        int room = mostPods() - total();
        return room <= 0 ? size : size + Math.min(room, deployment.replicas() - size);
    }

    /// Plans to make the new set.
    void create(NewSet made) {
        created = made.size();
        changes.add(made.change());
    }

    void delete(ReplicaSet set) {
        changes.add(Change.delete(SETS, set));
    }
}
