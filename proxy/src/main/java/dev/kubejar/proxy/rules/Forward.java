package dev.kubejar.proxy.rules;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.net.Ipv4;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One port of a service and where its traffic goes.
///
/// @param service such as `default/web:http`, for comments and chain names
/// @param protocol `tcp`, `udp` or `sctp`
/// @param externalIps addresses beside the cluster IP: external IPs and the load balancer's
/// @param nodePort 0 when it has none
/// @param stickiness how long a client stays with its endpoint; empty when it does not
/// @param endpoints each once, in order
public record Forward(
        String service,
        String protocol,
        Address clusterAddress,
        List<Ipv4> externalIps,
        int nodePort,
        Optional<Duration> stickiness,
        List<Address> endpoints) {

    public Forward {
        externalIps = List.copyOf(externalIps);
        endpoints = List.copyOf(endpoints);
    }

    /// An address and a port.
    public record Address(Ipv4 ip, int port) implements Comparable<Address> {
        @Override
        public int compareTo(Address other) {
            int byIp = ip.compareTo(other.ip);
            return byIp != 0 ? byIp : Integer.compare(port, other.port);
        }

        @Override
        public String toString() {
            return ip + ":" + port;
        }
    }

    /// The forwards of a service: one for each port, none for a service without a cluster IP.
    public static List<Forward> of(Service service, List<EndpointSlice> slices) {
        Optional<Ipv4> clusterIp =
                service.hasClusterIp() ? Ipv4.parse(service.clusterIp()) : Optional.empty();
        return clusterIp
                .map(ip ->
                        service.ports().stream()
                                .map(port -> of(service, ip, port, slices))
                                .toList())
                .orElse(List.of());
    }

    private static Forward of(
            Service service, Ipv4 clusterIp, ServicePort port, List<EndpointSlice> slices) {
        String suffix = port.name().isEmpty() ? "" : ":" + port.name();
        return new Forward(
                service.namespace() + "/" + service.name() + suffix,
                port.protocol().toLowerCase(Locale.ROOT),
                new Address(clusterIp, port.port()),
                Stream.concat(
                                service.externalIps().stream(),
                                service.loadBalancerAddresses().stream())
                        .flatMap(ip -> Ipv4.parse(ip).stream())
                        .toList(),
                port.nodePort(),
                service.sessionAffinity().equals("ClientIP")
                        ? Optional.of(service.sessionAffinityTimeout())
                        : Optional.empty(),
                endpoints(port, slices));
    }

    /// The ready endpoints; when there is none, those that still serve while they end.
    private static List<Address> endpoints(ServicePort port, List<EndpointSlice> slices) {
        var ready = new TreeSet<Address>();
        var ending = new TreeSet<Address>();
        for (EndpointSlice slice : slices) {
            for (EndpointSlice.Endpoint endpoint : slice.endpoints()) {
                List<Address> addresses = addresses(slice, endpoint, port);
                if (endpoint.ready()) {
                    ready.addAll(addresses);
                } else if (endpoint.serving() && endpoint.terminating()) {
                    ending.addAll(addresses);
                }
            }
        }
        return new ArrayList<>(ready.isEmpty() ? ending : ready);
    }

    private static List<Address> addresses(
            EndpointSlice slice, EndpointSlice.Endpoint endpoint, ServicePort port) {
        Optional<Integer> target =
                slice.ports().stream()
                        .filter(it ->
                                it.name().equals(port.name())
                                        && it.protocol().equals(port.protocol()))
                        .map(EndpointSlice.Port::port)
                        .findFirst();
        return target.stream()
                .flatMap(number ->
                        endpoint.addresses().stream()
                                .limit(1) // further addresses of one endpoint are the same pod
                                .flatMap(ip -> Ipv4.parse(ip).stream())
                                .map(ip -> new Address(ip, number)))
                .toList();
    }
}
