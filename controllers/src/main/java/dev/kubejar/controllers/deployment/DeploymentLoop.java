package dev.kubejar.controllers.deployment;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import java.util.List;
import java.util.Optional;

/// Runs the [DeploymentReconciler] for the deployments, for those whose sets change, and for those
/// to be recreated when a pod of theirs has gone.
public final class DeploymentLoop {
    private static final int WORKERS = 5;

    private DeploymentLoop() {}

    public static Loop<Deployment> of(Wiring wiring) {
        Informer<Deployment> deployments = wiring.informers().of(Deployment.KIND);
        Informer<ReplicaSet> sets = wiring.informers().of(ReplicaSet.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        var reconciler = new DeploymentReconciler(sets, pods.lister(), wiring.time());
        return new Loop<>("deployment-controller", deployments, reconciler, wiring, WORKERS)
                .watching(sets, set -> deploymentsOf(set, deployments.lister()))
                .watching(pods, pod -> recreatedOf(pod, sets.lister(), deployments.lister()));
    }

    /// The deployment that owns the set; of an orphan, all deployments that would have it.
    private static List<Key> deploymentsOf(ReplicaSet set, Lister<Deployment> deployments) {
        if (set.meta().controller().isPresent()) {
            return ownerOf(set).stream().toList();
        }
        return deployments.inNamespace(set.namespace()).stream()
                .filter(one -> one.selector().matches(set.meta().labels()))
                .map(Key::of)
                .toList();
    }

    private static Optional<Key> ownerOf(ReplicaSet set) {
        return set.meta()
                .controller()
                .filter(owner -> owner.kind().equals(Deployment.KIND.type().kind()))
                .map(owner -> new Key(set.namespace(), owner.name()));
    }

    /// The deployment of a pod, if it waits for the end of its old pods.
    private static List<Key> recreatedOf(
            Pod pod, Lister<ReplicaSet> sets, Lister<Deployment> deployments) {
        return pod
                .meta()
                .controller()
                .map(OwnerReference::name)
                .flatMap(name -> sets.get(pod.namespace(), name))
                .flatMap(DeploymentLoop::ownerOf)
                .filter(key ->
                        deployments.get(key).filter(one -> !Strategy.isRolling(one)).isPresent())
                .stream()
                .toList();
    }
}
