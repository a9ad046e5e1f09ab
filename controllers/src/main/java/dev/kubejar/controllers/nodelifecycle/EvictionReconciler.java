package dev.kubejar.controllers.nodelifecycle;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.node.Taint;
import dev.kubejar.api.core.node.Toleration;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Announcement;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Notice;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.controllers.pods.PodConditions;
import dev.kubejar.controllers.pods.PodsByNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deletes pods from nodes with `NoExecute` taints that they do not tolerate, or no longer.
///
/// Source: [taint-based
/// evictions](https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions)
public final class EvictionReconciler implements Reconciler<Pod> {
    private static final ResourceType PODS = Pod.KIND.type();
    private static final int WORKERS = 8;

    private final Lister<Node> nodes;
    private final Time time;

    EvictionReconciler(Lister<Node> nodes, Time time) {
        this.nodes = nodes;
        this.time = time;
    }

    public static Loop<Pod> loop(Wiring wiring) {
        Informer<Node> nodes = wiring.informers().of(Node.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        var byNode = new PodsByNode(pods);
        return new Loop<>(
                        "taint-eviction-controller",
                        pods,
                        new EvictionReconciler(nodes.lister(), wiring.time()),
                        wiring,
                        WORKERS)
                .watchingChanges(nodes, change -> podsOfTainted(change, byNode));
    }

    private static List<Key> podsOfTainted(Delta<Node> change, PodsByNode pods) {
        boolean same =
                change instanceof Delta.Updated<Node>(Node now, Node before)
                        && noExecute(now).equals(noExecute(before));
        return same ? List.of() : pods.keysOn(change.object().name());
    }

    private static List<Taint> noExecute(Node node) {
        return node.taints().stream()
                .filter(taint -> taint.effect().equals(Taint.NO_EXECUTE))
                .toList();
    }

    @Override
    public Plan reconcile(Pod pod) {
        if (!pod.isScheduled() || pod.isDeleting()) {
            return Plan.nothing();
        }
        List<Taint> taints =
                nodes.get("", pod.nodeName()).map(EvictionReconciler::noExecute).orElse(List.of());
        return taints.isEmpty() ? Plan.nothing() : decide(pod, taints, time.now());
    }

    /// Pure. `taints` are those of the pod's node that forbid it to stay.
    static Plan decide(Pod pod, List<Taint> taints, Instant now) {
        Optional<Instant> end =
                taints.stream()
                        .flatMap(taint -> endOfStay(pod, taint, now).stream())
                        .min(Instant::compareTo);
        if (end.isEmpty()) {
            return Plan.nothing();
        }
        Duration left = Duration.between(now, end.get());
        return left.isPositive() ? Plan.nothing().againAfter(left) : evict(pod, now);
    }

    /// Until when the pod may stay; empty when it may for ever.
    private static Optional<Instant> endOfStay(Pod pod, Taint taint, Instant now) {
        List<Toleration> matching =
                pod.spec().tolerations().stream().filter(one -> one.tolerates(taint)).toList();
        if (matching.isEmpty()) {
            return Optional.of(now);
        }
        Instant since = taint.timeAdded().orElse(now);
        return matching.stream()
                .flatMap(one -> one.tolerationTime().stream())
                .min(Duration::compareTo)
                .map(since::plus);
    }

    private static Plan evict(Pod pod, Instant now) {
        var marking =
                Notice.normal(
                        pod,
                        "TaintManagerEviction",
                        "Marking for deletion Pod %s/%s".formatted(pod.namespace(), pod.name()));
        return Plan.of(
                PodConditions.disrupted(
                        pod,
                        JsonObject.EMPTY,
                        "DeletionByTaintManager",
                        "Taint manager: deleting due to NoExecute taint",
                        now),
                Change.delete(PODS, pod).announced(Announcement.ofSuccess(marking)));
    }
}
