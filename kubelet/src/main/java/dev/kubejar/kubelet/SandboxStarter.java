package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodSpec;
import dev.kubejar.kubelet.container.ConfigProblem;
import dev.kubejar.kubelet.container.PodNames;
import dev.kubejar.kubelet.pod.Labels;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import java.util.List;
import java.util.Map;

/// Makes a pod's sandbox, taking down the one before.
record SandboxStarter(Kit kit) {

    /// Whether there is one now; the Events are recorded.
    boolean start(Pod pod, Observation seen, int attempt) {
        if (attempt > 0) {
            kit.events()
                    .normal(
                            pod,
                            "SandboxChanged",
                            "Pod sandbox changed, it will be killed and re-created.");
            seen.sandboxes().forEach(old -> kit.runtime().sandboxes().stop(old.id()));
        }
        try {
            kit.runtime().sandboxes().run(config(pod, attempt));
            return true;
        } catch (RuntimeFailure.Missing | RuntimeFailure.Refused | ConfigProblem e) {
            kit.events()
                    .warning(
                            pod,
                            "FailedCreatePodSandBox",
                            "Failed to create pod sandbox: " + e.getMessage());
            return false;
        }
    }

    private SandboxConfig config(Pod pod, int attempt) {
        PodSpec spec = pod.spec();
        return new SandboxConfig(
                ref(pod),
                attempt,
                PodNames.of(pod, kit.cluster().domain()).hostname(),
                new SandboxConfig.Namespaces(
                        spec.hostNetwork(),
                        spec.hostIpc(),
                        spec.hostPid(),
                        spec.shareProcessNamespace()),
                spec.hostNetwork() ? List.of() : ports(spec),
                spec.securityContext().sysctls(),
                Map.of(Labels.GRACE, String.valueOf(spec.terminationGracePeriod().toSeconds())),
                pod.meta().annotations());
    }

    static PodRef ref(Pod pod) {
        return new PodRef(pod.namespace(), pod.name(), pod.uid());
    }

    private static List<SandboxConfig.PortMapping> ports(PodSpec spec) {
        return spec.allContainers().stream()
                .map(Container::ports)
                .flatMap(List::stream)
                .filter(port -> port.hostPort() > 0)
                .map(port ->
                        new SandboxConfig.PortMapping(
                                port.protocol(),
                                port.hostIp(),
                                port.hostPort(),
                                port.containerPort()))
                .toList();
    }
}
