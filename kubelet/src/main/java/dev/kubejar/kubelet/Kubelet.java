package dev.kubejar.kubelet;

import dev.kubejar.api.View;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.Worker;
import dev.kubejar.client.event.EventRecorder;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.kubelet.node.Heartbeat;
import dev.kubejar.kubelet.node.NodeDescription;
import dev.kubejar.kubelet.node.NodeObject;
import dev.kubejar.kubelet.pod.PodReport;
import dev.kubejar.kubelet.probe.Prober;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.volume.PodVolumes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One node: registers it, runs its pods and keeps it alive in the cluster's eyes.
///
/// Constructed before the informers start and started after them. Closing it leaves all containers
/// running; the next one on the same node adopts them.
public final class Kubelet implements AutoCloseable {
    private static final Duration LEASE_EVERY = Duration.ofSeconds(10);
    private static final Duration RESYNC_EVERY = Duration.ofMinutes(5);

    private final ContainerRuntime runtime;
    private final NodeDescription description;
    private final NodeObject node;
    private final PodVolumes volumes;
    private final PodWorkers workers;
    private final Informer<Pod> pods;
    private final Heartbeat heartbeat;
    private final Heartbeat resync;
    private Optional<Worker> orphans = Optional.empty();

    /// Where the kubelet keeps what it must of pods.
    ///
    /// @param pods the directory, `DATA/pods`
    /// @param volumes over the same directory
    public record Storage(Path pods, PodVolumes volumes) {}

    /// Subscribes; nothing happens before the informers start.
    ///
    /// @param informers not yet started for ConfigMaps, Pods, Secrets and Services
    public Kubelet(
            NodeDescription description,
            ClusterFacts cluster,
            Storage storage,
            Client client,
            Informers informers,
            ContainerRuntime runtime,
            Surroundings surroundings) {
        this.runtime = runtime;
        this.description = description;
        this.volumes = storage.volumes();
        Time time = surroundings.time();
        this.node = new NodeObject(client, time, description);
        var context = context(description);
        var kit =
                new Kit(
                        client,
                        runtime,
                        new Prober(runtime.sandboxes(), runtime.containers(), time),
                        volumes,
                        new ServiceEnvironment(informers.of(Service.KIND).lister()),
                        new PodEvents(surroundings.recorder()),
                        time,
                        cluster,
                        storage.pods(),
                        false);
        this.workers =
                new PodWorkers(
                        kit,
                        name ->
                                name.equals(description.name())
                                        ? Optional.of(context)
                                        : Optional.empty());
        this.pods = informers.of(Pod.KIND).onChange(workers::onChange);
        informers.of(ConfigMap.KIND).onChange(change -> refresh(change, References::configMaps));
        informers.of(Secret.KIND).onChange(change -> refresh(change, References::secrets));
        this.heartbeat = new Heartbeat("node-heartbeat", time, LEASE_EVERY, this::beat);
        this.resync = new Heartbeat("pod-resync", time, RESYNC_EVERY, workers::pokeAll);
    }

    /// The clock, and where Events go.
    ///
    /// @param recorder of the component `kubelet` on this node
    public record Surroundings(Time time, EventRecorder recorder) {}

    static NodeContext context(NodeDescription node) {
        return new NodeContext(
                node.name(),
                new PodReport.Place(node.addresses(), node.engine().runtime()),
                node.capacity(),
                node.engine().memoryBytes());
    }

    private void refresh(Delta<? extends View> change, Function<Pod, Set<String>> names) {
        View changed = change.object();
        workers.refresh(pod ->
                pod.namespace().equals(changed.namespace())
                        && names.apply(pod).contains(changed.name()));
    }

    /// Registers the node and removes what no pod accounts for. Blocks until the pods are known.
    public void start() throws InterruptedException {
        node.register(runtime.images().list());
        node.renewLease();
        pods.awaitSynced();
        orphans =
                Optional.of(
                        Worker.start(
                                "orphans", new Orphans(runtime, volumes, workers::uids)::remove));
        heartbeat.start();
        resync.start();
    }

    public NodeDescription description() {
        return description;
    }

    private void beat() {
        node.renewLease();
        try {
            var images = runtime.images().list();
            node.report(Optional.empty(), images);
        } catch (RuntimeFailure e) {
            node.report(Optional.of("container runtime is down"), List.of());
        }
    }

    /// Makes sure that nothing that happened so far is still unseen or unfinished. For whoever runs
    /// a cluster on manual time.
    public void settle() throws InterruptedException {
        workers.settle();
    }

    @Override
    public void close() {
        resync.close();
        heartbeat.close();
        orphans.ifPresent(Worker::close);
        workers.close();
    }
}
