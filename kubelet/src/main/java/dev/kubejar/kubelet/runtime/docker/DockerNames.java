package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.kubelet.runtime.PodRef;

/// Containers' names on the engine, such as `kubejar_web_web-7d4b9_default_5e3c…_0`: unique, since
/// a pod's uid is.
final class DockerNames {
    private DockerNames() {}

    /// The name of a pod's container.
    ///
    /// @param container the container's name, or `POD` for the sandbox
    static String of(String container, PodRef pod, int attempt) {
        return String.join(
                "_",
                "kubejar",
                container,
                pod.name(),
                pod.namespace(),
                pod.uid(),
                Integer.toString(attempt));
    }
}
