package dev.kubejar.controllers.replicaset;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.Pod;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.controllers.pods.Candidates;
import java.util.List;
import java.util.Optional;

/// Runs the [ReplicaSetReconciler] for the sets, and for those that their pods name.
public final class ReplicaSetLoop {
    private static final int WORKERS = 5;

    private ReplicaSetLoop() {}

    public static Loop<ReplicaSet> of(Wiring wiring) {
        Informer<ReplicaSet> sets = wiring.informers().of(ReplicaSet.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        var reconciler =
                new ReplicaSetReconciler(new Candidates<>(pods), sets.lister(), wiring.time());
        return new Loop<>("replicaset-controller", sets, reconciler, wiring, WORKERS)
                .watching(pods, pod -> setsOf(pod, sets.lister()));
    }

    /// The set that owns the pod; of an orphan, all sets that would have it.
    private static List<Key> setsOf(Pod pod, Lister<ReplicaSet> sets) {
        Optional<OwnerReference> controller = pod.meta().controller();
        if (controller.isPresent()) {
            return controller.get().kind().equals(ReplicaSet.KIND.type().kind())
                    ? List.of(new Key(pod.namespace(), controller.get().name()))
                    : List.of();
        }
        return sets.inNamespace(pod.namespace()).stream()
                .filter(set -> set.selector().matches(pod.meta().labels()))
                .map(Key::of)
                .toList();
    }
}
