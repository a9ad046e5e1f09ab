package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.ContainerPort;
import dev.kubejar.kubelet.probe.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whom probes and hooks of a container talk to.
final class Subjects {
    private Subjects() {}

    static Subject of(Container container, String containerId, List<String> podIps) {
        Map<String, Integer> ports =
                container.ports().stream()
                        .filter(port -> !port.name().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        ContainerPort::name,
                                        ContainerPort::containerPort,
                                        (first, _) -> first));
        return new Subject(containerId, podIps.isEmpty() ? "" : podIps.getFirst(), ports);
    }
}
