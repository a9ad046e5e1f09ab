package dev.kubejar.controllers.nodelifecycle;

import dev.kubejar.api.Condition;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonArray;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Declares a node unknown when its lease was not renewed for long, keeps its taints by its
/// conditions, and says of its pods that they are not ready.
///
/// Reads nodes, leases and pods; writes a node's status and taints, and its pods' condition
/// `Ready`.
///
/// Source: [Nodes](https://kubernetes.io/docs/concepts/architecture/nodes/#heartbeats)
public final class NodeReconciler implements Reconciler<Node> {
    static final Duration GRACE = Duration.ofSeconds(50);
    static final Duration GRACE_AT_START = Duration.ofSeconds(60);

    private static final ResourceType NODES = Node.KIND.type();
    private static final int WORKERS = 8;

    private final Lister<Node> nodes;
    private final PodsByNode pods;
    private final Heartbeats heartbeats;
    private final Time time;
    private final Instant began;

    NodeReconciler(Lister<Node> nodes, PodsByNode pods, Heartbeats heartbeats, Time time) {
        this.nodes = nodes;
        this.pods = pods;
        this.heartbeats = heartbeats;
        this.time = time;
        this.began = time.now();
    }

    public static Loop<Node> loop(Wiring wiring) {
        Informer<Node> nodes = wiring.informers().of(Node.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        var heartbeats = new Heartbeats(wiring.time());
        wiring.informers().of(Lease.KIND).onChange(heartbeats::take);
        var reconciler =
                new NodeReconciler(nodes.lister(), new PodsByNode(pods), heartbeats, wiring.time());
        return new Loop<>("node-controller", nodes, reconciler, wiring, WORKERS)
                .watchingChanges(nodes, change -> unreadyAfter(change, nodes.lister()))
                .reading(pods);
    }

    /// When the first node becomes ready, or the last is no longer, what pods have to do turns on
    /// all others.
    private static List<Key> unreadyAfter(Delta<Node> change, Lister<Node> nodes) {
        boolean turned =
                change instanceof Delta.Updated<Node>(Node now, Node before)
                        && now.isReady() != before.isReady();
        long ready = turned ? nodes.list().stream().filter(Node::isReady).limit(2).count() : 2;
        return ready == (change.object().isReady() ? 1 : 0)
                ? nodes.list().stream().filter(node -> !node.isReady()).map(Key::of).toList()
                : List.of();
    }

    @Override
    public Plan reconcile(Node node) {
        Instant now = time.now();
        Instant heard =
                Stream.of(
                                heartbeats.last(node.name()),
                                node.meta().creationTimestamp(),
                                Optional.of(began))
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo)
                        .orElse(now);
        boolean someReady = node.isReady() || nodes.list().stream().anyMatch(Node::isReady);
        List<Pod> affected =
                node.isReady() && !isOverdue(node, heard, now) ? List.of() : pods.on(node.name());
        return decide(node, heard, affected, someReady, now);
    }

    /// Pure.
    ///
    /// @param heard when the last sign of life was seen
    /// @param pods on the node; only needed when it is not ready
    /// @param someReady whether any node is ready: where none is, the fault is more likely ours,
    ///   and no pod has to leave
    static Plan decide(Node node, Instant heard, List<Pod> pods, boolean someReady, Instant now) {
        var plan = Plan.nothing();
        Node next = node;
        if (isOverdue(node, heard, now)) {
            JsonArray conditions = NodeHealth.unheardOf(node, now);
            next =
                    new Node(
                            node.object()
                                    .with(
                                            "status",
                                            node.object().status().with("conditions", conditions)));
            plan = report(node, next);
        }
        JsonArray taints = NodeHealth.taints(next, someReady, now);
        if (!taints.equals(node.object().spec().array("taints"))) {
            plan =
                    plan.then(
                            Change.merge(
                                    NODES,
                                    node,
                                    JsonObject.of("spec", JsonObject.of("taints", taints))));
        }
        if (!next.isReady()) {
            plan = plan.then(markNotReady(pods, now));
        }
        return isUnheardOf(next) ? plan : plan.againAfter(left(node, heard, now));
    }

    private static Plan report(Node node, Node next) {
        Plan plan =
                Plan.nothing()
                        .withStatus(NODES, node, node.object().status(), next.object().status());
        return node.isReady() && !next.isReady()
                ? plan.withNotice(
                        Notice.normal(
                                node,
                                "NodeNotReady",
                                "Node %s status is now: NodeNotReady".formatted(node.name())))
                : plan;
    }

    private static boolean isOverdue(Node node, Instant heard, Instant now) {
        return !left(node, heard, now).isPositive();
    }

    /// How long until the node counts as unheard of. A node that never said anything has longer.
    private static Duration left(Node node, Instant heard, Instant now) {
        boolean spoke = Condition.find(node.object().status(), "Ready").isPresent();
        return Duration.between(now, heard.plus(spoke ? GRACE : GRACE_AT_START));
    }

    private static boolean isUnheardOf(Node node) {
        return NodeHealth.ready(node).equals("Unknown")
                && Condition.find(node.object().status(), "Ready").isPresent();
    }

    private static Plan markNotReady(List<Pod> pods, Instant now) {
        var changes = new ArrayList<Change>();
        for (Pod pod : pods) {
            if (pod.isReady()) {
                changes.add(
                        PodConditions.notReady(pod, now)
                                .announced(
                                        Announcement.ofSuccess(
                                                Notice.warning(
                                                        pod,
                                                        "NodeNotReady",
                                                        "Node is not ready"))));
            }
        }
        return changes.isEmpty() ? Plan.nothing() : Plan.of(new Change.Together(changes));
    }
}
