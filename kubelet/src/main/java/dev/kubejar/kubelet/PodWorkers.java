package dev.kubejar.kubelet;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.Worker;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.kubelet.runtime.RuntimeEvent;
import dev.kubejar.kubelet.runtime.RuntimeEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The workers of all pods of one node, or of all simulated nodes: gives each pod one, and tells it
/// what happens to its pod, in the API and in the runtime.
final class PodWorkers implements AutoCloseable {
    private final Kit kit;
    private final Function<String, Optional<NodeContext>> nodes;
    private final RuntimeEvents events;
    private final Worker listener;

    @GuardedBy("this")
    private final Map<String, PodWorker> workers = new HashMap<>();

    /// @param nodes the nodes that these workers serve, by name
    PodWorkers(Kit kit, Function<String, Optional<NodeContext>> nodes) {
        this.kit = kit;
        this.nodes = nodes;
        this.events = kit.runtime().events();
        this.listener = Worker.start("runtime-events", this::listen);
    }

    /// Takes in a change of a pod, of whatever node; returns at once.
    void onChange(Delta<Pod> change) {
        Pod pod = change.object();
        switch (change) {
            case Delta.Added<Pod> _, Delta.Updated<Pod> _ -> update(pod);
            case Delta.Deleted<Pod> _ -> worker(pod.uid()).ifPresent(worker -> worker.gone(pod));
        }
    }

    private void update(Pod pod) {
        Optional<NodeContext> node =
                pod.isScheduled() ? nodes.apply(pod.nodeName()) : Optional.empty();
        node.map(where -> workerFor(pod, where)).ifPresent(worker -> worker.update(pod));
    }

    private synchronized PodWorker workerFor(Pod pod, NodeContext node) {
        return workers.computeIfAbsent(pod.uid(), uid -> newWorker(pod, node, uid));
    }

    private PodWorker newWorker(Pod pod, NodeContext node, String uid) {
        var sync = new PodSync(kit, node, pod, () -> worker(uid).ifPresent(PodWorker::poke));
        return new PodWorker(pod, kit.time(), sync, () -> forget(uid));
    }

    private synchronized void forget(String uid) {
        workers.remove(uid);
    }

    private synchronized Optional<PodWorker> worker(String uid) {
        return Optional.ofNullable(workers.get(uid));
    }

    private synchronized List<PodWorker> all() {
        return List.copyOf(workers.values());
    }

    /// The pods that have a worker.
    synchronized Set<String> uids() {
        return Set.copyOf(workers.keySet());
    }

    /// Tells the workers of these pods that what they refer to has changed.
    void refresh(Predicate<Pod> concerned) {
        all().stream().filter(worker -> concerned.test(worker.pod())).forEach(PodWorker::refresh);
    }

    /// Makes every worker look at its pod again.
    void pokeAll() {
        all().forEach(PodWorker::poke);
    }

    /// Makes every worker look at its pod again, and blocks until none has anything to do.
    void settle() throws InterruptedException {
        for (PodWorker worker : all()) {
            worker.settle();
        }
    }

    private void listen() throws InterruptedException {
        while (true) {
            switch (events.next()) {
                case RuntimeEvent.Started(var uid, var _, var _) -> poke(uid);
                case RuntimeEvent.Died(var uid, var _, var _, var _) -> poke(uid);
                case RuntimeEvent.OutOfMemory(var uid, var _, var _) -> poke(uid);
                case RuntimeEvent.Removed(var uid, var _, var _) -> poke(uid);
                case RuntimeEvent.Lost _ -> pokeAll();
            }
        }
    }

    private void poke(String uid) {
        worker(uid).ifPresent(PodWorker::poke);
    }

    /// Ends all work; containers run on.
    @Override
    public void close() {
        listener.close();
        events.close();
        all().forEach(PodWorker::close);
    }
}
