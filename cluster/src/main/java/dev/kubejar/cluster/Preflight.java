package dev.kubejar.cluster;

import dev.kubejar.cluster.bootstrap.Kubeconfig;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.kubelet.runtime.docker.EngineAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds out what cannot work before anything is changed: each mistake is one line, and nothing is
/// left behind.
final class Preflight {
    private Preflight() {}

    /// @throws UsageException for the first thing that is wrong
    static void check(Config config) {
        requireFreePort(config);
        EngineAddress engine = Nodes.engineAddress(config);
        if (config.runtime() == Config.PodRuntime.DOCKER) {
            requireAnswer(engine);
        }
        if (config.network().proxy() == Config.Proxy.IPTABLES
                && config.runtime() == Config.PodRuntime.SIMULATED) {
            throw new UsageException(
                    "--proxy iptables cannot be: no containers with --runtime simulated");
        }
        Kubeconfig.requireMergeable(Cluster.kubeconfig(config));
    }

    private static void requireAnswer(EngineAddress engine) {
        try {
            engine.connect().close();
        } catch (IOException e) {
            throw new UsageException("no Docker Engine answers at " + Nodes.name(engine));
        }
    }

    private static void requireFreePort(Config config) {
        var address =
                new InetSocketAddress(
                        InetAddress.ofLiteral(config.bind().toString()), config.port());
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (BindException e) {
            boolean taken = String.valueOf(e.getMessage()).contains("in use");
            throw new UsageException(
                    taken
                            ? "port %d of %s is in use: choose another with --port (0 takes a free one)"
                                    .formatted(config.port(), config.bind())
                            : "cannot listen on %s: %s".formatted(config.bind(), e.getMessage()));
        } catch (IOException e) {
            throw new UsageException("cannot listen on " + config.bind() + ": " + e.getMessage());
        }
    }
}
