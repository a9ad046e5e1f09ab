package dev.kubejar.kubelet;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.InProcessApi;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.EventRecorder;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.kubelet.container.Configs;
import dev.kubejar.kubelet.container.Resolver;
import dev.kubejar.kubelet.node.NodeDescription;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.simulated.SimulatedOptions;
import dev.kubejar.kubelet.runtime.simulated.SimulatedRuntime;
import dev.kubejar.kubelet.stream.KubeletConnector;
import dev.kubejar.kubelet.volume.DiskVolumes;
import dev.kubejar.kubelet.volume.TokenSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/// A cluster of one node on manual time: the real API and store, a real kubelet, containers that
/// are only remembered.
final class TestNode {
    static final String NAME = "node-1";
    private static final WriteOptions TEST = WriteOptions.as("test");

    final ManualTime time = new ManualTime(Instant.parse("2026-11-21T10:00:00Z"));
    final List<String> events = new CopyOnWriteArrayList<>();
    final Path pods;
    final ContainerRuntime runtime;
    private final InProcessApi api;
    private final RivalClient kubeletClient;
    private Informers informers;
    private Kubelet kubelet;

    TestNode(Path directory) throws InterruptedException {
        this.pods = directory.resolve("pods");
        this.api = InProcessApi.open(directory.resolve("store"), time);
        this.kubeletClient = new RivalClient(api.client());
        this.runtime =
                new SimulatedRuntime(
                        new SimulatedOptions("v0", "10.244.0.0/24", Duration.ZERO, 4, 8L << 30),
                        time);
        ensureNamespace();
        this.informers = new Informers(kubeletClient, time);
        this.kubelet = kubelet();
        start();
    }

    private void ensureNamespace() {
        try {
            create(Namespace.KIND, "{'metadata':{'name':'default'}}");
        } catch (StatusException e) {
            if (!e.is(Reason.ALREADY_EXISTS)) {
                throw e;
            }
        }
    }

    Client client() {
        return api.client();
    }

    /// Lets `rival` write a pod right before the report to which `cause` leads. The kubelet comes
    /// to rest before it sees either write, and then sees both as one.
    void letWriteBeforeReport(Supplier<ApiObject> rival, Runnable cause)
            throws InterruptedException {
        kubeletClient.beforeNextReport(rival);
        cause.run();
        kubeletClient.awaitRival();
        kubelet.settle();
        kubeletClient.release();
    }

    private Kubelet kubelet() {
        var description =
                new NodeDescription(
                        NAME,
                        List.of("10.0.0.1"),
                        runtime.facts(),
                        new NodeDescription.MachineIds("m", "s", "b"),
                        "10.244.0.0/24",
                        Map.of(),
                        100L << 30);
        var none = new Resolver(List.of("10.0.0.53"), List.of("corp.example"), List.of());
        var volumes =
                new DiskVolumes(
                        pods,
                        new Configs(client()),
                        TokenSource.NONE,
                        description.capacity(),
                        time);
        EventRecorder recorder =
                (about, fieldPath, type, reason, message) ->
                        events.add(type.text() + " " + reason + " " + message);
        return new Kubelet(
                description,
                new ClusterFacts("10.96.0.10", "cluster.local", none, ""),
                new Kubelet.Storage(pods, volumes),
                kubeletClient,
                informers,
                runtime,
                new Kubelet.Surroundings(time, recorder));
    }

    private void start() throws InterruptedException {
        informers.start();
        kubelet.start();
        settle();
    }

    /// Ends the kubelet and its informers and begins anew on the same runtime.
    void restart() throws InterruptedException {
        stop();
        informers = new Informers(kubeletClient, time);
        kubelet = kubelet();
        start();
    }

    void stop() throws InterruptedException {
        kubelet.close();
        informers.close();
    }

    KubeletConnector connector() {
        return new KubeletConnector(informers.of(Pod.KIND).lister(), runtime);
    }

    /// Until all that has happened is seen and done.
    void settle() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            informers.awaitCurrent();
            kubelet.settle();
        }
    }

    /// Until something has happened of whose threads nobody can wait for the end.
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                Assertions.fail("waited a minute in vain");
            }
            Thread.onSpinWait();
        }
    }

    void advance(Duration duration) throws InterruptedException {
        for (long s = 0; s < duration.toSeconds(); s++) {
            time.advance(Duration.ofSeconds(1));
            kubelet.settle();
        }
        settle();
    }

    ApiObject create(Kind<?> kind, String json) {
        JsonObject given = JsonReader.parseObject(json.replace('\'', '"'));
        JsonObject object =
                given.with("apiVersion", kind.type().apiVersion()).with("kind", kind.type().kind());
        String namespace = kind.type().isNamespaced() ? "default" : "";
        return client().create(
                        new ResourcePath(kind.type(), namespace, "", ""),
                        new ApiObject(object),
                        TEST);
    }

    /// A pod on this node, which settles.
    Pod run(String name, String spec) throws InterruptedException {
        return run(name, "", spec);
    }

    /// @param annotations for the simulated runtime, such as `'exit-code':'1'`
    Pod run(String name, String annotations, String spec) throws InterruptedException {
        String meta =
                "{'name':'%s','annotations':{%s}}"
                        .formatted(name, annotations.replace("<", "simulated.kubejar.dev/"));
        String placed = spec.replaceFirst("\\{", "{'nodeName':'" + NAME + "',");
        create(Pod.KIND, "{'metadata':" + meta + ",'spec':" + placed + "}");
        settle();
        return pod(name).orElseThrow();
    }

    void createService(String name, String clusterIp) {
        create(
                Service.KIND,
                "{'metadata':{'name':'%s'},'spec':{'clusterIP':'%s','ports':[{'port':80}]}}"
                        .formatted(name, clusterIp));
    }

    Optional<Pod> pod(String name) {
        try {
            return Optional.of(
                    new Pod(client().get(ResourcePath.of(Pod.KIND.type(), "default", name))));
        } catch (StatusException e) {
            return Optional.empty();
        }
    }

    JsonObject containerStatus(String pod) {
        return pod(pod).orElseThrow().object().status().objects("containerStatuses").getFirst();
    }

    /// Changes a part of a pod through its subresource, and lets the kubelet follow.
    void patchPart(String pod, String part, String json) throws InterruptedException {
        var patch = new Patch(Patch.Type.STRATEGIC, JsonReader.parse(json.replace('\'', '"')));
        client().patch(ResourcePath.of(Pod.KIND.type(), "default", pod).sub(part), patch, TEST);
        settle();
    }

    void patch(Kind<?> kind, String name, String json) throws InterruptedException {
        client().patch(
                        ResourcePath.of(kind.type(), "default", name),
                        Patch.merge(JsonReader.parseObject(json.replace('\'', '"'))),
                        TEST);
        settle();
    }

    void delete(Kind<?> kind, String name) throws InterruptedException {
        client().delete(ResourcePath.of(kind.type(), "default", name), DeleteOptions.DEFAULT);
        settle();
    }

    void close() throws InterruptedException {
        stop();
        runtime.close();
        api.close();
    }
}
