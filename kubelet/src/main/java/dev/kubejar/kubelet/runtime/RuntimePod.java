package dev.kubejar.kubelet.runtime;

import java.util.List;

/// What the runtime holds of one pod: newest first in both lists.
public record RuntimePod(PodRef pod, List<Sandbox> sandboxes, List<Container> containers) {
    public RuntimePod {
        sandboxes = List.copyOf(sandboxes);
        containers = List.copyOf(containers);
    }
}
