package dev.kubejar.apiserver.stream;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.client.NodeConnector.Target;
import java.util.List;
import java.util.stream.Collectors;

/// Decides which container of a pod is meant, and on which node it is.
final class PodTarget {

    private PodTarget() {}

    /// The container that the query names, or the pod's only one.
    static Target container(Pod pod, Query query) {
        String asked = query.first("container").orElse("");
        if (asked.isEmpty()) {
            return target(pod, only(pod));
        }
        if (pod.spec().container(asked).isEmpty()) {
            throw StatusException.badRequest(
                    "container %s is not valid for pod %s".formatted(asked, pod.name()));
        }
        return target(pod, asked);
    }

    /// The pod as a whole.
    static Target pod(Pod pod) {
        return target(pod, "");
    }

    static String node(Pod pod) {
        if (!pod.isScheduled()) {
            throw StatusException.badRequest(
                    "pod %s does not have a host assigned".formatted(pod.name()));
        }
        return pod.nodeName();
    }

    private static Target target(Pod pod, String container) {
        return new Target(pod.namespace(), pod.name(), pod.uid(), container);
    }

    private static String only(Pod pod) {
        List<Container> containers = pod.spec().containers();
        if (containers.size() == 1) {
            return containers.getFirst().name();
        }
        String message = "a container name must be specified for pod " + pod.name();
        if (!containers.isEmpty()) {
            message += ", choose one of: " + names(containers);
        }
        if (!pod.spec().initContainers().isEmpty()) {
            message += " or one of the init containers: " + names(pod.spec().initContainers());
        }
        throw StatusException.badRequest(message);
    }

    private static String names(List<Container> containers) {
        return containers.stream().map(Container::name).collect(Collectors.joining(" ", "[", "]"));
    }
}
