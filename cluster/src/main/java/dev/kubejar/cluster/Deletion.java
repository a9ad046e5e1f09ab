package dev.kubejar.cluster;

import dev.kubejar.api.time.RealTime;
import dev.kubejar.cluster.bootstrap.ClusterRecord;
import dev.kubejar.cluster.bootstrap.Kubeconfig;
import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.docker.DockerCleanup;
import dev.kubejar.kubelet.runtime.docker.DockerNetwork;
import dev.kubejar.kubelet.runtime.docker.EngineAddress;
import dev.kubejar.proxy.iptables.IptablesBackend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Removes what a cluster made, on this machine and on its Docker Engine. The data goes last, so
/// that it can be tried again.
public final class Deletion {
    private final Layout layout;
    private final Optional<String> dockerHost;

    /// @param dockerHost the engine to clean up; empty for the one that the cluster was last
    ///   started with
    public Deletion(Layout layout, Optional<String> dockerHost) {
        this.layout = layout;
        this.dockerHost = dockerHost;
    }

    public void run(PrintWriter out) {
        ClusterRecord cluster =
                ClusterRecord.find(layout)
                        .orElseThrow(() -> new UsageException("no cluster in " + layout.root()));
        removeContainers(cluster, out);
        if (IptablesBackend.isUsable()) {
            new IptablesBackend(
                            cluster.id(),
                            cluster.pods(),
                            cluster.services(),
                            DockerNetwork.bridge(cluster.id()))
                    .remove();
        }
        removeContext(cluster);
        removeData();
        out.println("deleted " + layout.root());
    }

    private void removeContainers(ClusterRecord cluster, PrintWriter out) {
        String host = dockerHost.orElse(cluster.dockerHost());
        Optional<EngineAddress> address =
                host.isEmpty() ? Optional.of(EngineAddress.standard()) : EngineAddress.parse(host);
        if (address.isEmpty()) {
            throw new UsageException(
                    "--docker-host must be unix:///PATH or tcp://HOST:PORT, not '" + host + "'");
        }
        try (var time = new RealTime()) {
            var removed = DockerCleanup.removeAll(address.get(), cluster.id(), time);
            if (removed.containers() > 0) {
                out.println("removed " + removed.containers() + " containers");
            }
        } catch (RuntimeFailure.Unreachable e) {
            if (Files.isDirectory(layout.kubelet())) {
                throw new UsageException(
                        "no Docker Engine answers: the cluster's containers cannot be removed");
            }
        }
    }

    private void removeContext(ClusterRecord cluster) {
        try {
            if (Files.exists(layout.kubeconfig())) {
                Kubeconfig.parse(Files.readString(layout.kubeconfig()))
                        .removeFrom(cluster.kubeconfig());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeData() {
        try (Stream<Path> all = Files.walk(layout.root())) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UsageException("cannot remove " + layout.root() + ": " + e.getMessage());
        }
    }
}
