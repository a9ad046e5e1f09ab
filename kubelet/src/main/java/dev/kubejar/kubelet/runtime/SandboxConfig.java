package dev.kubejar.kubelet.runtime;

import java.util.List;
import java.util.Map;

/// A sandbox to be made.
///
/// @param attempt 0 for the pod's first sandbox
/// @param hostname the name inside; unused with host networking
/// @param sysctls e.g. `net.core.somaxconn` → `1024`
/// @param labels the caller's own, given back by [Sandbox#labels]
/// @param annotations the pod's annotations; only the simulated runtime reads them
public record SandboxConfig(
        PodRef pod,
        int attempt,
        String hostname,
        Namespaces namespaces,
        List<PortMapping> ports,
        Map<String, String> sysctls,
        Map<String, String> labels,
        Map<String, String> annotations) {
    public SandboxConfig {
        ports = List.copyOf(ports);
        sysctls = Map.copyOf(sysctls);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /// Which of the node's namespaces the pod uses instead of its own, and whether its containers
    /// see each other's processes.
    public record Namespaces(
            boolean hostNetwork, boolean hostIpc, boolean hostPid, boolean sharedPid) {
        public static final Namespaces OWN = new Namespaces(false, false, false, false);
    }

    /// A port of the node that leads to one of the pod.
    ///
    /// @param protocol `TCP`, `UDP` or `SCTP`
    /// @param hostIp empty for all addresses of the node
    public record PortMapping(String protocol, String hostIp, int hostPort, int containerPort) {}
}
