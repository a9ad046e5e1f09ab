package dev.kubejar.cluster;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.kubelet.runtime.docker.DockerNetwork;
import dev.kubejar.proxy.Proxy;
import dev.kubejar.proxy.dns.DnsServer;
import dev.kubejar.proxy.dns.Upstream;
import dev.kubejar.proxy.iptables.IptablesBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// What makes service addresses and names work: the iptables proxy and the DNS server. Neither is
/// there without containers, since nobody could ask.
final class ServiceNetwork {
    static final String DOMAIN = "cluster.local";

    /// Not 53: that one may be taken on the bridge's address by the machine's own resolver.
    static final int DNS_PORT = 10_053;

    private final Config config;
    private final String reason;
    private final Optional<Proxy> proxy;
    private final Optional<DnsServer> dns;

    /// @param reason why it is off; empty when it is on
    private ServiceNetwork(
            Config config, String reason, Optional<Proxy> proxy, Optional<DnsServer> dns) {
        this.config = config;
        this.reason = reason;
        this.proxy = proxy;
        this.dns = dns;
    }

    /// Constructs what is wanted and possible, which subscribes to `informers`; it begins with
    /// [#start].
    static ServiceNetwork construct(
            Config config,
            String clusterId,
            boolean hasContainers,
            Informers informers,
            Time time,
            Closing closing) {
        Optional<String> reason = reasonAgainst(config.network().proxy(), hasContainers);
        if (reason.isPresent()) {
            return new ServiceNetwork(config, reason.get(), Optional.empty(), Optional.empty());
        }
        Config.Network network = config.network();
        var backend =
                new IptablesBackend(
                        clusterId,
                        network.pods(),
                        network.services(),
                        DockerNetwork.bridge(clusterId));
        var dns =
                new DnsServer(
                        DOMAIN,
                        List.of(network.services(), network.pods()),
                        informers,
                        Upstream.of(Machine.resolvConf()));
        return new ServiceNetwork(
                config,
                "",
                Optional.of(closing.add("proxy", new Proxy(informers, backend, time))),
                Optional.of(closing.add("DNS", dns)));
    }

    private static Optional<String> reasonAgainst(Config.Proxy wanted, boolean hasContainers) {
        if (wanted == Config.Proxy.NONE) {
            return Optional.of("--proxy none");
        }
        Optional<String> missing = missing(hasContainers);
        if (missing.isPresent() && wanted == Config.Proxy.IPTABLES) {
            throw new UsageException("--proxy iptables cannot be: " + missing.get());
        }
        return missing;
    }

    private static Optional<String> missing(boolean hasContainers) {
        if (!hasContainers) {
            return Optional.of("no containers");
        }
        return IptablesBackend.isUsable()
                ? Optional.empty()
                : Optional.of("iptables needs root and its package");
    }

    boolean isOn() {
        return proxy.isPresent();
    }

    /// Begins; what there is, in words.
    String start() throws InterruptedException {
        if (proxy.isEmpty() || dns.isEmpty()) {
            return "service addresses are off: " + reason;
        }
        String gateway = config.network().pods().address(1).toString();
        dns.get().listen(new InetSocketAddress(InetAddress.ofLiteral(gateway), DNS_PORT));
        proxy.get().start();
        proxy.get().awaitFirstPass();
        return "iptables for %s, DNS at %s"
                .formatted(config.network().services(), config.network().dnsService());
    }
}
