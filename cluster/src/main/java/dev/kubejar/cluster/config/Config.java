package dev.kubejar.cluster.config;

import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import java.nio.file.Path;
import java.util.Optional;

/// What `kubejar up` was asked for, checked as a whole.
///
/// @param port 0 takes a free one
/// @param kubeconfig where to write the context; empty merges it into the user's own
/// @param dockerHost such as `unix:///var/run/docker.sock`; empty takes DOCKER_HOST or the usual
///   socket
/// @param legacyApis whether versions are served that upstream has removed
public record Config(
        Layout layout,
        Ipv4 bind,
        int port,
        Optional<Path> kubeconfig,
        PodRuntime runtime,
        Nodes nodes,
        Network network,
        Optional<String> dockerHost,
        Durability durability,
        boolean legacyApis) {

    /// What runs the pods of the cluster's own nodes.
    public enum PodRuntime {
        AUTO,
        DOCKER,
        SIMULATED
    }

    /// What makes service addresses work.
    public enum Proxy {
        AUTO,
        IPTABLES,
        NONE
    }

    /// When a write is acknowledged: once it is on the disk, or once the system has it.
    public enum Durability {
        SYNC,
        RELAXED
    }

    /// How many nodes run pods in the chosen runtime, and how many more only pretend to.
    public record Nodes(int real, int simulated) {
        public Nodes {
            if (real < 0 || real > 20) {
                throw new UsageException("--nodes must be 0 to 20, not " + real);
            }
            if (simulated < 0 || simulated > 10_000) {
                throw new UsageException("--simulated-nodes must be 0 to 10000, not " + simulated);
            }
        }
    }

    /// The addresses of pods and services.
    public record Network(Cidr pods, Cidr services, Proxy proxy) {
        public Network {
            if (pods.overlaps(services)) {
                throw new UsageException(
                        "--pod-cidr " + pods + " and --service-cidr " + services + " overlap");
            }
            if (services.prefixLength() < 12 || services.prefixLength() > 27) {
                throw new UsageException(
                        "--service-cidr must be a /12 to /27, not a /" + services.prefixLength());
            }
            if (pods.prefixLength() > 22) {
                throw new UsageException(
                        "--pod-cidr must be a /22 or larger, not a /" + pods.prefixLength());
            }
        }

        /// The address of the service `kubernetes`: the range's first.
        public Ipv4 apiService() {
            return services.address(1);
        }

        /// The address of the service `kube-dns`: the range's tenth.
        public Ipv4 dnsService() {
            return services.address(10);
        }
    }

    public Config {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be 0 to 65535, not " + port);
        }
    }
}
