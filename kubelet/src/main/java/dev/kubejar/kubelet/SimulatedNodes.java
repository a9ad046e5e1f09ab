package dev.kubejar.kubelet;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.SideBySide;
import dev.kubejar.client.Worker;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.kubelet.Kubelet.Surroundings;
import dev.kubejar.kubelet.node.Heartbeat;
import dev.kubejar.kubelet.node.NodeDescription;
import dev.kubejar.kubelet.node.NodeDescription.MachineIds;
import dev.kubejar.kubelet.node.NodeObject;
import dev.kubejar.kubelet.probe.Prober;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.EngineFacts;
import dev.kubejar.kubelet.volume.PodVolumes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many nodes that are nowhere: registered like real ones, all their pods served by one set of
/// workers over one simulated runtime. A pod without work costs memory only, and so does a node but
/// for its Lease.
public final class SimulatedNodes implements AutoCloseable {
    private static final Duration LEASE_EVERY = Duration.ofSeconds(20);
    private static final int WRITES_AT_ONCE = 32;
    private static final String SIMULATED = "kubejar.dev/simulated";

    private final List<NodeObject> nodes;
    private final PodWorkers workers;
    private final Heartbeat heartbeat;

    /// Subscribes; nothing happens before the informers start.
    ///
    /// @param descriptions from [#describe]
    /// @param informers not yet started for Pods and Services
    /// @param runtime a simulated one for all the nodes
    public SimulatedNodes(
            List<NodeDescription> descriptions,
            ClusterFacts cluster,
            Client client,
            Informers informers,
            ContainerRuntime runtime,
            Surroundings surroundings) {
        Time time = surroundings.time();
        this.nodes = descriptions.stream().map(one -> new NodeObject(client, time, one)).toList();
        Map<String, NodeContext> contexts =
                descriptions.stream()
                        .map(Kubelet::context)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        NodeContext::name, Function.identity()));
        var kit =
                new Kit(
                        client,
                        runtime,
                        new Prober(runtime.sandboxes(), runtime.containers(), time),
                        PodVolumes.NONE,
                        new ServiceEnvironment(informers.of(Service.KIND).lister()),
                        new PodEvents(surroundings.recorder()),
                        time,
                        cluster,
                        Path.of(""),
                        true);
        this.workers = new PodWorkers(kit, name -> Optional.ofNullable(contexts.get(name)));
        informers.of(Pod.KIND).onChange(workers::onChange);
        this.heartbeat = new Heartbeat("simulated-leases", time, LEASE_EVERY, this::renewLeases);
    }

    /// Nodes `simulated-0`, `simulated-1`… with an address each in 198.18.0.0/15, which is set
    /// aside for such uses.
    ///
    /// @param engine of the simulated runtime; tells how large each node is
    public static List<NodeDescription> describe(int count, EngineFacts engine) {
        return IntStream.range(0, count).mapToObj(i -> describe(engine, i)).toList();
    }

    private static NodeDescription describe(EngineFacts engine, int number) {
        String name = "simulated-" + number;
        int host = number + 1;
        String address = "198.%d.%d.%d".formatted(18 + (host >> 16), host >> 8 & 255, host & 255);
        return new NodeDescription(
                name,
                List.of(address),
                engine,
                new MachineIds(name, name, name),
                "",
                Map.of(SIMULATED, "true"),
                1L << 40);
    }

    /// Registers the nodes; blocks until all are.
    public void start() throws InterruptedException {
        forEach(node -> {
            node.register(List.of());
            node.renewLease();
        });
        heartbeat.start();
    }

    private void renewLeases() {
        try {
            forEach(NodeObject::renewLease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A few at a time, so that they share the store's commits.
    private void forEach(Consumer<NodeObject> action) throws InterruptedException {
        var places = new Semaphore(WRITES_AT_ONCE);
        SideBySide.run(
                "simulated-node",
                nodes.stream().map(node -> inTurn(node, action, places)).toList());
    }

    private static Worker.Body inTurn(
            NodeObject node, Consumer<NodeObject> action, Semaphore places) {
        return () -> {
            places.acquire();
            try {
                action.accept(node);
            } finally {
                places.release();
            }
        };
    }

    /// Makes sure that nothing that happened so far is still unseen or unfinished. For whoever runs
    /// a cluster on manual time.
    public void settle() throws InterruptedException {
        workers.settle();
    }

    @Override
    public void close() {
        heartbeat.close();
        workers.close();
    }
}
