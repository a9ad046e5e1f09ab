package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import java.util.HashSet;
import java.util.Set;

/// The ports on every node that one service holds.
record ServiceClaims(Set<Integer> ports) {
    static final ServiceClaims NONE = new ServiceClaims(Set.of());

    ServiceClaims {
        ports = Set.copyOf(ports);
    }

    static ServiceClaims of(ApiObject object) {
        var ports = new HashSet<Integer>();
        new Service(object).ports().stream().map(ServicePort::nodePort).forEach(ports::add);
        ports.add(Math.toIntExact(object.spec().integer("healthCheckNodePort", 0)));
        ports.remove(0);
        return new ServiceClaims(ports);
    }
}
