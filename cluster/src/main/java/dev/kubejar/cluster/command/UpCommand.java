package dev.kubejar.cluster.command;

import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.Up;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kubejar up`, the default command: starts a cluster and stays until told to end.
@Command(
        name = "up",
        description =
                "Start a cluster (the default command). Ctrl-C ends it and leaves its containers running.",
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DataDirOption dataDir;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "127.0.0.1",
            description = "Address the API server listens on (default: ${DEFAULT-VALUE}).")
    private String bind;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "6443",
            description =
                    "Port the API server listens on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description =
                    "Write the kubeconfig there (default: merge the context kubejar into $$KUBECONFIG or"
                            + " ~/.kube/config).")
    private Optional<Path> kubeconfig;

    @Option(
            names = "--runtime",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "What runs pods: auto, docker or simulated (default: ${DEFAULT-VALUE}).")
    private Config.PodRuntime runtime;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of nodes that run pods (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--simulated-nodes",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Number of nodes that only pretend to, beside the others (default: ${DEFAULT-VALUE}).")
    private int simulatedNodes;

    @Option(
            names = "--pod-cidr",
            paramLabel = "CIDR",
            defaultValue = "10.244.0.0/16",
            description = "Addresses of pods (default: ${DEFAULT-VALUE}).")
    private String podCidr;

    @Option(
            names = "--service-cidr",
            paramLabel = "CIDR",
            defaultValue = "10.96.0.0/16",
            description = "Addresses of services (default: ${DEFAULT-VALUE}).")
    private String serviceCidr;

    @Option(
            names = "--proxy",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "What makes service addresses work: auto, iptables or none (default: ${DEFAULT-VALUE}).")
    private Config.Proxy proxy;

    @Option(
            names = "--docker-host",
            paramLabel = "URL",
            description =
                    "The Docker Engine (default: $$DOCKER_HOST or unix:///var/run/docker.sock).")
    private Optional<String> dockerHost;

    @Option(
            names = "--durability",
            paramLabel = "NAME",
            defaultValue = "sync",
            description =
                    "sync acknowledges a write once it is on the disk, relaxed once the system has it (default:"
                            + " ${DEFAULT-VALUE}).")
    private Config.Durability durability;

    @Option(
            names = "--legacy-apis",
            paramLabel = "BOOL",
            defaultValue = "true",
            arity = "1",
            description =
                    "Serve API versions that Kubernetes 1.35 no longer has, such as extensions/v1beta1 (default:"
                            + " ${DEFAULT-VALUE}).")
    private boolean legacyApis;

    @Option(
            names = "--detach",
            description = "Return once the cluster is ready and leave it running.")
    private boolean detach;

    @Override
    public Integer call() {
        Config config = config();
        var out = spec.commandLine().getOut();
        return detach
                ? Detached.start(config, spec.commandLine().getParseResult().originalArgs(), out)
                : Up.run(config, out);
    }

    private Config config() {
        var network =
                new Config.Network(
                        range("--pod-cidr", podCidr), range("--service-cidr", serviceCidr), proxy);
        return new Config(
                dataDir.layout(),
                address(bind),
                port,
                kubeconfig.map(file -> file.toAbsolutePath().normalize()),
                runtime,
                new Config.Nodes(nodes, simulatedNodes),
                network,
                dockerHost,
                durability,
                legacyApis);
    }

    private static Ipv4 address(String text) {
        return Ipv4.parse(text)
                .orElseThrow(() ->
                        new UsageException("--bind must be an IPv4 address, not '" + text + "'"));
    }

    private static Cidr range(String option, String text) {
        return Cidr.parse(text)
                .orElseThrow(() ->
                        new UsageException(
                                option
                                        + " must be the first address of an IPv4 range such as 10.96.0.0/16, not '"
                                        + text
                                        + "'"));
    }
}
