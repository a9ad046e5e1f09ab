package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.Containers;
import dev.kubejar.kubelet.runtime.EngineFacts;
import dev.kubejar.kubelet.runtime.Images;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.RuntimeEvents;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.RuntimePod;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Pods on a Docker Engine.
///
/// A pod is a sandbox container of a few hundred bytes of memory that holds the pod's address on
/// the cluster's bridge network; the pod's containers join its namespaces. Everything is labelled
/// with cluster, node and pod, and observed by these labels: nothing is kept on the side.
public final class DockerRuntime implements ContainerRuntime {
    private final Engine engine;
    private final DockerOptions options;
    private final DockerSandboxes sandboxes;
    private final DockerContainers containers;
    private final DockerImages images;

    private DockerRuntime(Engine engine, DockerOptions options) {
        this.engine = engine;
        this.options = options;
        this.images = new DockerImages(engine);
        this.sandboxes = new DockerSandboxes(engine, options);
        this.containers = new DockerContainers(engine, options, images);
    }

    /// Finds the engine, makes the cluster's network and the sandbox image unless they are there,
    /// and adopts the pods that are.
    ///
    /// @throws RuntimeFailure.Unreachable when no engine answers
    /// @throws RuntimeFailure.Refused when the engine is too old or will not have the network
    public static DockerRuntime open(DockerOptions options, Time time) {
        Engine engine = Engine.connect(options.engine(), time);
        try {
            DockerNetwork.ensure(engine, options);
            PauseImage.ensure(engine);
            var runtime = new DockerRuntime(engine, options);
            runtime.pods().stream()
                    .flatMap(pod -> pod.sandboxes().stream())
                    .forEach(runtime.sandboxes::adopt);
            return runtime;
        } catch (RuntimeFailure e) {
            engine.close();
            throw e;
        }
    }

    @Override
    public EngineFacts facts() {
        JsonObject info = engine.call(EngineRequest.get("/info"));
        return new EngineFacts(
                "docker",
                engine.facts().string("Version"),
                info.string("KernelVersion"),
                info.string("OperatingSystem"),
                engine.facts().string("Os"),
                engine.facts().string("Arch"),
                Math.toIntExact(info.integer("NCPU", 1)),
                info.integer("MemTotal", 0));
    }

    // ---- observing

    @Override
    public List<RuntimePod> pods() {
        Map<PodRef, List<Inspected>> byPod =
                observe(Map.of()).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Inspected::pod, LinkedHashMap::new, Collectors.toList()));
        return byPod.entrySet().stream()
                .map(entry -> pod(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public RuntimePod pod(PodRef pod) {
        return pod(pod, observe(Map.of(DockerLabels.POD_UID, pod.uid())));
    }

    private static RuntimePod pod(PodRef pod, List<Inspected> all) {
        return new RuntimePod(
                pod,
                all.stream().filter(Inspected::isSandbox).map(Inspected::sandbox).toList(),
                all.stream().filter(one -> !one.isSandbox()).map(Inspected::container).toList());
    }

    /// This node's containers that carry `labels`, newest first.
    private List<Inspected> observe(Map<String, String> labels) {
        var all = new LinkedHashMap<>(labels);
        all.put(DockerLabels.CLUSTER, options.clusterId());
        all.put(DockerLabels.NODE, options.nodeName());
        var request =
                EngineRequest.get("/containers/json")
                        .query("all", true)
                        .query("filters", DockerLabels.filter(all).toString());
        return engine.list(request).stream()
                .flatMap(container -> inspect(container.string("Id")).stream())
                .sorted(Comparator.comparing(Inspected::createdAt).reversed())
                .toList();
    }

    /// Empty when it has gone since it was listed.
    private Optional<Inspected> inspect(String id) {
        return engine.find(EngineRequest.get("/containers/" + id + "/json")).map(Inspected::new);
    }

    // ---- parts

    @Override
    public Sandboxes sandboxes() {
        return sandboxes;
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public RuntimeEvents events() {
        return new DockerEvents(engine, options);
    }

    @Override
    public void close() {
        engine.close();
    }
}
