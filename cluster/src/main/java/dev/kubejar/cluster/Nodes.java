package dev.kubejar.cluster;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.event.Events;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.kubelet.ClusterFacts;
import dev.kubejar.kubelet.Kubelet;
import dev.kubejar.kubelet.SimulatedNodes;
import dev.kubejar.kubelet.container.Configs;
import dev.kubejar.kubelet.node.NodeDescription;
import dev.kubejar.kubelet.runtime.EngineFacts;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.docker.DockerOptions;
import dev.kubejar.kubelet.runtime.docker.DockerRuntime;
import dev.kubejar.kubelet.runtime.docker.EngineAddress;
import dev.kubejar.kubelet.runtime.simulated.SimulatedOptions;
import dev.kubejar.kubelet.runtime.simulated.SimulatedRuntime;
import dev.kubejar.kubelet.stream.KubeletConnector;
import dev.kubejar.kubelet.volume.DiskVolumes;
import dev.kubejar.kubelet.volume.TokenSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The cluster's nodes: those that run pods on Docker, and those that only pretend to.
final class Nodes {
    private static final int NODE_PREFIX = 24;
    private static final Duration SIMULATED_START = Duration.ofMillis(200);
    private static final int SIMULATED_CPUS = 32;
    private static final long SIMULATED_MEMORY = 256L << 30;

    private final Config config;
    private final String clusterId;
    private final Time time;
    private final Closing closing;
    private final List<DockerRuntime> engines = new ArrayList<>();
    private final List<Kubelet> kubelets = new ArrayList<>();
    private final Map<String, NodeConnector> connectors = new ConcurrentHashMap<>();
    private Optional<SimulatedNodes> simulated = Optional.empty();

    /// What nodes need of the cluster.
    record Surroundings(Client client, Informers informers, Events events, ClusterFacts facts) {}

    Nodes(Config config, String clusterId, Time time, Closing closing) {
        this.config = config;
        this.clusterId = clusterId;
        this.time = time;
        this.closing = closing;
    }

    /// How to reach a node's containers.
    NodeConnector connector(String node) {
        NodeConnector connector = connectors.get(node);
        if (connector == null) {
            throw StatusException.of(
                    Reason.INTERNAL_ERROR, "no connection to node \"" + node + "\"");
        }
        return connector;
    }

    /// Connects with Docker, if it is wanted and there: one runtime for each node that runs pods.
    /// What was decided, in words.
    String open() {
        if (config.runtime() == Config.PodRuntime.SIMULATED || config.nodes().real() == 0) {
            return "simulated";
        }
        EngineAddress address = engineAddress(config);
        try {
            for (int i = 0; i < config.nodes().real(); i++) {
                engines.add(closing.add("runtime", DockerRuntime.open(options(address, i), time)));
            }
            EngineFacts facts = engines.getFirst().facts();
            return facts.runtimeVersion();
        } catch (RuntimeFailure.Unreachable e) {
            if (config.runtime() == Config.PodRuntime.DOCKER) {
                throw new UsageException("no Docker Engine answers at " + name(address));
            }
            return "simulated: no Docker Engine answers at " + name(address);
        } catch (RuntimeFailure e) {
            throw new UsageException("Docker: " + e.getMessage());
        }
    }

    /// The engine that `config` names, or the usual one.
    static EngineAddress engineAddress(Config config) {
        Optional<String> text =
                config.dockerHost().or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")));
        return text.map(host ->
                        EngineAddress.parse(host)
                                .orElseThrow(() ->
                                        new UsageException(
                                                "--docker-host must be unix:///PATH or tcp://HOST:PORT, not '"
                                                        + host
                                                        + "'")))
                .orElse(EngineAddress.standard());
    }

    /// As DOCKER_HOST writes it.
    static String name(EngineAddress address) {
        return switch (address) {
            case EngineAddress.Unix(Path socket) -> "unix://" + socket;
            case EngineAddress.Tcp(String host, int port) -> "tcp://" + host + ":" + port;
        };
    }

    private DockerOptions options(EngineAddress address, int number) {
        Cidr pods = config.network().pods();
        return new DockerOptions(
                address,
                clusterId,
                name(number),
                pods.toString(),
                pods.part(NODE_PREFIX, number).toString());
    }

    /// `kubejar`, `kubejar-2`, `kubejar-3`…
    private static String name(int number) {
        return number == 0 ? "kubejar" : "kubejar-" + (number + 1);
    }

    boolean hasContainers() {
        return !engines.isEmpty();
    }

    /// The address of the bridge that all pods are on: the machine as pods see it.
    Ipv4 gateway() {
        return config.network().pods().address(1);
    }

    /// Constructs the kubelets, which subscribe to `informers`; they begin with [#start].
    void construct(Surroundings around) {
        for (int i = 0; i < engines.size(); i++) {
            construct(i, engines.get(i), around);
        }
        int pretending = config.nodes().simulated() + (hasContainers() ? 0 : config.nodes().real());
        if (pretending > 0) {
            constructSimulated(pretending, around);
        }
    }

    private void construct(int number, DockerRuntime engine, Surroundings around) {
        Path pods = config.layout().kubelet().resolve(name(number)).resolve("pods");
        var description =
                new NodeDescription(
                        name(number),
                        List.of(gateway().toString()),
                        engine.facts(),
                        Machine.ids(),
                        config.network().pods().part(NODE_PREFIX, number).toString(),
                        Map.of(),
                        Machine.diskBytes(config.layout().root()));
        var volumes =
                new DiskVolumes(
                        pods,
                        new Configs(around.client()),
                        TokenSource.NONE,
                        description.capacity(),
                        time);
        var kubelet =
                new Kubelet(
                        description,
                        around.facts(),
                        new Kubelet.Storage(pods, volumes),
                        around.client(),
                        around.informers(),
                        engine,
                        new Kubelet.Surroundings(
                                time, around.events().recorder("kubelet", name(number))));
        kubelets.add(closing.add("kubelet " + name(number), kubelet));
        connectors.put(
                name(number),
                new KubeletConnector(around.informers().of(Pod.KIND).lister(), engine));
    }

    /// They take the upper half of the pods' range, which no node with containers reaches.
    private void constructSimulated(int count, Surroundings around) {
        Cidr pods = config.network().pods();
        var options =
                new SimulatedOptions(
                        "1.0",
                        pods.part(pods.prefixLength() + 1, 1).toString(),
                        SIMULATED_START,
                        SIMULATED_CPUS,
                        SIMULATED_MEMORY);
        var runtime = closing.add("simulated runtime", new SimulatedRuntime(options, time));
        List<NodeDescription> descriptions = SimulatedNodes.describe(count, runtime.facts());
        simulated =
                Optional.of(
                        closing.add(
                                "simulated nodes",
                                new SimulatedNodes(
                                        descriptions,
                                        around.facts(),
                                        around.client(),
                                        around.informers(),
                                        runtime,
                                        new Kubelet.Surroundings(
                                                time, around.events().recorder("kubelet")))));
        var connector = new KubeletConnector(around.informers().of(Pod.KIND).lister(), runtime);
        descriptions.forEach(node -> connectors.put(node.name(), connector));
    }

    /// Registers the nodes and begins to run their pods. What there is, in words.
    String start() throws InterruptedException {
        for (Kubelet kubelet : kubelets) {
            kubelet.start();
        }
        if (simulated.isPresent()) {
            simulated.get().start();
        }
        int pretending = connectors.size() - kubelets.size();
        String with = kubelets.isEmpty() ? "" : kubelets.size() + " with containers";
        String without = pretending == 0 ? "" : pretending + " simulated";
        return with.isEmpty() || without.isEmpty() ? with + without : with + ", " + without;
    }
}
