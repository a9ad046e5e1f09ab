package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.PodSpec;

/// Whether a container that has ended is to run again.
///
/// Source: [Container restart
/// rules](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy)
public final class RestartRules {
    private RestartRules() {}

    static boolean restarts(PodSpec pod, Container container, int exitCode) {
        return container.restartsAfter(exitCode, pod.restartPolicy());
    }

    /// Whether a container that failed is to run again, whatever its exit code.
    static boolean restartsOnFailure(PodSpec pod, Container container) {
        return !container.restartPolicy().orElse(pod.restartPolicy()).equals("Never");
    }

    /// Whether its process is meant to end: an init container's, or one of a pod that is not kept
    /// running.
    public static boolean endsByItself(PodSpec pod, Container container) {
        boolean isInit =
                pod.initContainers().stream().anyMatch(one -> one.name().equals(container.name()));
        return !container.isSidecar()
                && (isInit
                        || !container.restartPolicy().orElse(pod.restartPolicy()).equals("Always"));
    }
}
