package dev.kubejar.controllers.replicaset;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.replication.PodSet;
import dev.kubejar.api.core.replication.ReplicationController;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
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
        return loop("replicaset-controller", ReplicaSet.KIND, wiring);
    }

    /// The same for the kind that came before.
    public static Loop<ReplicationController> ofReplicationControllers(Wiring wiring) {
        return loop("replication-controller", ReplicationController.KIND, wiring);
    }

    private static <V extends PodSet> Loop<V> loop(String name, Kind<V> kind, Wiring wiring) {
        Informer<V> sets = wiring.informers().of(kind);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        var reconciler =
                new ReplicaSetReconciler<>(
                        kind.type(), new Candidates<>(pods), sets.lister(), wiring.time());
        return new Loop<>(name, sets, reconciler, wiring, WORKERS)
                .watching(pods, pod -> setsOf(pod, kind.type(), sets.lister()));
    }

    /// The set that owns the pod; of an orphan, all sets that would have it.
    private static <V extends PodSet> List<Key> setsOf(Pod pod, ResourceType type, Lister<V> sets) {
        Optional<OwnerReference> controller = pod.meta().controller();
        if (controller.isPresent()) {
            return controller.get().kind().equals(type.kind())
                    ? List.of(new Key(pod.namespace(), controller.get().name()))
                    : List.of();
        }
        return sets.inNamespace(pod.namespace()).stream()
                .filter(set -> set.selector().matches(pod.meta().labels()))
                .map(Key::of)
                .toList();
    }
}
