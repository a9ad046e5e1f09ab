package dev.kubejar.kubelet;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.kubelet.container.ServiceVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The services that a pod's containers hear of through their environment: those of its namespace
/// unless it asks for none, and always the API server's.
record ServiceEnvironment(Lister<Service> services) {

    Map<String, String> of(Pod pod) {
        var targets = new ArrayList<ServiceVariables.Target>();
        services.get("default", "kubernetes").stream()
                .filter(Service::hasClusterIp)
                .map(ServiceEnvironment::target)
                .forEach(targets::add);
        own(pod).map(ServiceEnvironment::target).forEach(targets::add);
        return ServiceVariables.of(targets);
    }

    private Stream<Service> own(Pod pod) {
        if (!pod.spec().enableServiceLinks()) {
            return Stream.empty();
        }
        return services.inNamespace(pod.namespace()).stream().filter(Service::hasClusterIp);
    }

    private static ServiceVariables.Target target(Service service) {
        List<ServiceVariables.Port> ports =
                service.ports().stream()
                        .map(port ->
                                new ServiceVariables.Port(
                                        port.name(), port.port(), port.protocol()))
                        .toList();
        return new ServiceVariables.Target(service.name(), service.clusterIp(), ports);
    }
}
