package dev.kubejar.scheduler;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.Key;
import dev.kubejar.client.Worker;
import dev.kubejar.client.event.EventRecorder;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.scheduler.node.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every pod that asks for the default scheduler a node.
///
/// One thread (`scheduler`) does all the deciding: it takes the news, tries the waiting pods one by
/// one and hands each decision to [Bindings], which writes on threads of its own. Closing it leaves
/// nothing half done: a pod is bound or not.
public final class Scheduler implements AutoCloseable {
    /// The name that pods ask for in `spec.schedulerName`, and the source of our Events.
    public static final String NAME = "default-scheduler";

    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    private final Lister<Pod> pods;
    private final Lister<Node> nodes;
    private final Time time;
    private final Bindings bindings;
    private final Inbox inbox = new Inbox();
    private final Decider decider = Decider.standard();
    private final ClusterState state = new ClusterState();
    private final SchedulingQueue queue = new SchedulingQueue();
    private final Worker worker = Worker.unstarted("scheduler", this::run);
    private int begin;

    /// Registers with `informers`, which must be started after this and closed after [#close].
    public Scheduler(Client client, Informers informers, EventRecorder events, Time time) {
        Informer<Pod> podInformer = informers.of(Pod.KIND);
        Informer<Node> nodeInformer = informers.of(Node.KIND);
        this.pods = podInformer.lister();
        this.nodes = nodeInformer.lister();
        this.time = time;
        this.bindings = new Bindings(client, events, time, inbox::bindingFailed);
        podInformer.onChange(change -> inbox.podChanged(Key.of(change.object())));
        nodeInformer.onChange(change -> inbox.nodeChanged(change.object().name()));
    }

    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
        bindings.close();
    }

    private void run() throws InterruptedException {
        while (true) {
            takeNews();
            if (!tryNext()) {
                awaitNews();
            }
        }
    }

    private void awaitNews() throws InterruptedException {
        Optional<Duration> wait = queue.nextDue().map(due -> Duration.between(time.now(), due));
        Optional<Time.Timer> timer =
                wait.map(delay ->
                        time.after(delay.isNegative() ? Duration.ZERO : delay, inbox::wake));
        inbox.await();
        timer.ifPresent(Time.Timer::cancel);
    }

    private void takeNews() {
        Inbox.News news = inbox.take();
        boolean room = false;
        for (String name : news.nodes()) {
            room |= nodeChanged(name);
        }
        for (Key pod : news.failedBindings()) {
            room |= state.remove(pod);
            queue.failed(pod, time.now());
        }
        for (Key pod : news.pods()) {
            room |= podChanged(pod);
        }
        Instant now = time.now();
        if (room) {
            queue.clusterChanged(now);
        }
        queue.wake(now);
    }

    /// Whether the change may have made room.
    private boolean nodeChanged(String name) {
        Optional<Node> node = nodes.get("", name);
        if (node.isEmpty()) {
            state.removeNode(name);
            return false;
        }
        return state.put(node.get());
    }

    /// Whether the change may have made room.
    private boolean podChanged(Key key) {
        Optional<Pod> known = pods.get(key);
        if (known.isEmpty() || known.get().isTerminal()) {
            queue.remove(key);
            return state.remove(key);
        }
        Pod pod = known.get();
        if (pod.isScheduled()) {
            queue.remove(key);
            state.put(pod);
        } else if (isOurs(pod) && !state.isAssumed(key)) {
            queue.add(key, pod.spec().priority(), time.now());
        } else if (!isOurs(pod)) {
            queue.remove(key);
        }
        return false;
    }

    private static boolean isOurs(Pod pod) {
        return pod.spec().schedulerName().equals(NAME)
                && !pod.isDeleting()
                && pod.spec().schedulingGates().isEmpty();
    }

    /// Whether there was a pod to try.
    private boolean tryNext() throws InterruptedException {
        Optional<Key> next = queue.next();
        if (next.isEmpty()) {
            return false;
        }
        Optional<Pod> pod = pods.get(next.get()).filter(it -> !it.isScheduled() && isOurs(it));
        if (pod.isEmpty()) {
            queue.remove(next.get());
            return true;
        }
        try {
            schedule(next.get(), Demand.of(pod.get()));
        } catch (RuntimeException e) { // a fault of ours: the other pods are not to wait for it
            log.error("msg=\"pod not scheduled\" pod={}", next.get(), e);
            queue.failed(next.get(), time.now());
        }
        return true;
    }

    private void schedule(Key key, Demand demand) throws InterruptedException {
        switch (decider.decide(demand, state.nodes(), begin)) {
            case Decision.Placed(String node, int next) -> {
                begin = next;
                state.assume(demand, node);
                bindings.bind(demand.pod(), node);
            }
            case Decision.Refused refused -> {
                queue.refused(key, time.now());
                bindings.refuse(demand.pod(), refused.message());
            }
        }
    }
}
