package dev.kubejar.kubelet.probe;

import java.util.Map;

/// Whom to ask.
///
/// @param podIp where HTTP and TCP go unless the handler names a host
/// @param ports the container's named ports
public record Subject(String containerId, String podIp, Map<String, Integer> ports) {
    public Subject {
        ports = Map.copyOf(ports);
    }
}
