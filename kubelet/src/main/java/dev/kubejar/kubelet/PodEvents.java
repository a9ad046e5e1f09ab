package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.event.EventRecorder;
import dev.kubejar.client.event.EventType;
import dev.kubejar.kubelet.pod.Role;

/// Records the kubelet's Events about a pod and its containers.
record PodEvents(EventRecorder recorder) {

    void normal(Pod pod, String reason, String message) {
        recorder.normal(pod, reason, message);
    }

    void warning(Pod pod, String reason, String message) {
        recorder.warning(pod, reason, message);
    }

    void normal(Pod pod, Container container, String reason, String message) {
        record(pod, container.name(), EventType.NORMAL, reason, message);
    }

    void warning(Pod pod, Container container, String reason, String message) {
        record(pod, container.name(), EventType.WARNING, reason, message);
    }

    void record(Pod pod, String container, EventType type, String reason, String message) {
        recorder.record(
                pod.object(), roleOf(pod, container).fieldPath(container), type, reason, message);
    }

    private static Role roleOf(Pod pod, String container) {
        if (pod.spec().initContainers().stream().anyMatch(one -> one.name().equals(container))) {
            return Role.INIT;
        }
        return pod.spec().ephemeralContainers().stream()
                        .anyMatch(one -> one.name().equals(container))
                ? Role.EPHEMERAL
                : Role.ORDINARY;
    }
}
