package dev.kubejar.controllers.podgc;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.controllers.pods.PodConditions;
import dev.kubejar.controllers.pods.PodsByNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Deletes pods at once that no kubelet will.
///
/// Source: [pod garbage
/// collection](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection)
public final class PodGarbageReconciler implements Reconciler<Pod> {
    private static final ResourceType PODS = Pod.KIND.type();
    private static final Duration QUARANTINE = Duration.ofSeconds(40);
    private static final int WORKERS = 4;

    private final Client client;
    private final Lister<Node> nodes;
    private final Time time;
    private final Map<String, Instant> missedSince = new ConcurrentHashMap<>();

    PodGarbageReconciler(Client client, Lister<Node> nodes, Time time) {
        this.client = client;
        this.nodes = nodes;
        this.time = time;
    }

    public static Loop<Pod> loop(Wiring wiring) {
        Informer<Node> nodes = wiring.informers().of(Node.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        var byNode = new PodsByNode(pods);
        return new Loop<>(
                        "pod-garbage-collector",
                        pods,
                        new PodGarbageReconciler(wiring.client(), nodes.lister(), wiring.time()),
                        wiring,
                        WORKERS)
                .watchingChanges(
                        nodes,
                        change ->
                                change instanceof Delta.Deleted
                                        ? byNode.keysOn(change.object().name())
                                        : List.of());
    }

    @Override
    public Plan reconcile(Pod pod) {
        if (!pod.isScheduled()) {
            return pod.isDeleting() ? Plan.of(end(pod)) : Plan.nothing();
        }
        String node = pod.nodeName();
        if (nodes.get("", node).isPresent()) {
            missedSince.remove(node);
            return Plan.nothing();
        }
        Instant now = time.now();
        Instant since = missedSince.computeIfAbsent(node, _ -> now);
        Duration left = Duration.between(now, since.plus(QUARANTINE));
        if (left.isPositive()) {
            return Plan.nothing().againAfter(left);
        }
        return isGone(node) ? decideOrphaned(pod, now) : Plan.nothing();
    }

    private boolean isGone(String node) {
        try {
            client.get(ResourcePath.of(Node.KIND.type(), "", node));
            return false;
        } catch (StatusException refusal) {
            if (refusal.is(Reason.NOT_FOUND)) {
                return true;
            }
            throw refusal;
        }
    }

    /// Pure: a pod whose node is gone.
    static Plan decideOrphaned(Pod pod, Instant now) {
        Plan failed = pod.isTerminal() ? Plan.nothing() : Plan.of(fail(pod, now));
        return failed.then(end(pod));
    }

    private static Change fail(Pod pod, Instant now) {
        return PodConditions.disrupted(
                pod,
                JsonObject.EMPTY.with("phase", PodStatus.FAILED),
                "DeletionByPodGC",
                "PodGC: node no longer exists",
                now);
    }

    private static Change end(Pod pod) {
        return Change.delete(PODS, pod, DeleteOptions.DEFAULT.withGracePeriod(0));
    }
}
