package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Service;
import dev.kubejar.api.core.ServicePort;
import dev.kubejar.api.net.Ipv4;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What one service holds of what there is only once: addresses, and ports on every node.
record ServiceClaims(Set<Ipv4> addresses, Set<Integer> ports) {
    static final ServiceClaims NONE = new ServiceClaims(Set.of(), Set.of());

    ServiceClaims {
        addresses = Set.copyOf(addresses);
        ports = Set.copyOf(ports);
    }

    static ServiceClaims of(ApiObject object) {
        var service = new Service(object);
        var addresses = new HashSet<Ipv4>();
        if (service.hasClusterIp()) {
            service.clusterIps().stream()
                    .map(Ipv4::parse)
                    .flatMap(Optional::stream)
                    .forEach(addresses::add);
        }
        var ports = new HashSet<Integer>();
        service.ports().stream().map(ServicePort::nodePort).forEach(ports::add);
        ports.add(Math.toIntExact(object.spec().integer("healthCheckNodePort", 0)));
        ports.remove(0);
        return new ServiceClaims(addresses, ports);
    }
}
