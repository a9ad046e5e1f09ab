package dev.kubejar.cluster;

import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.bootstrap.AdminTls;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// A whole cluster in this process, with two nodes that only pretend to run pods: real store, real
/// TLS server on a free port, all loops. Nothing it does reaches Docker or the kernel.
public final class SimulatedCluster implements AutoCloseable {
    private static final int NODES = 2;

    private final Cluster cluster;
    private final Layout layout;

    private SimulatedCluster(Cluster cluster, Layout layout) {
        this.cluster = cluster;
        this.layout = layout;
    }

    /// Starts one in `directory`.
    public static SimulatedCluster start(Path directory) {
        var layout = new Layout(directory.resolve("data"));
        layout.create();
        var config =
                new Config(
                        layout,
                        Ipv4.parse("127.0.0.1").orElseThrow(),
                        0,
                        Optional.of(directory.resolve("kubeconfig")),
                        Config.PodRuntime.SIMULATED,
                        new Config.Nodes(0, NODES),
                        new Config.Network(
                                Cidr.parse("10.244.0.0/16").orElseThrow(),
                                Cidr.parse("10.96.0.0/16").orElseThrow(),
                                Config.Proxy.NONE),
                        Optional.empty(),
                        Config.Durability.RELAXED,
                        true);
        var silent =
                new Progress(
                        new PrintWriter(PrintWriter.nullWriter()),
                        InstantSource.system(),
                        Instant.now());
        try {
            return new SimulatedCluster(Cluster.start(config, silent), layout);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Such as `https://127.0.0.1:40123`.
    public String server() {
        return "https://127.0.0.1:" + cluster.port();
    }

    /// What an HTTP client needs to be its admin.
    public SSLContext tls() {
        try {
            return AdminTls.load(layout.pki());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
