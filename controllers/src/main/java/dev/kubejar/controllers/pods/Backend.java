package dev.kubejar.controllers.pods;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.ContainerPort;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.selector.LabelSelector;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A pod as a backend of a service.
public final class Backend {
    private Backend() {}

    /// Whether the service's traffic could go to the pod, now or when it is ready.
    public static boolean isOf(Service service, Pod pod) {
        return LabelSelector.ofLabels(service.selector()).matches(pod.meta().labels())
                && !pod.isTerminal()
                && !pod.status().podIp().isEmpty();
    }

    /// The services of the pod's namespace that would send it traffic.
    public static List<Service> servicesOf(Pod pod, List<Service> services) {
        return services.stream()
                .filter(service -> !service.selector().isEmpty())
                .filter(service ->
                        LabelSelector.ofLabels(service.selector()).matches(pod.meta().labels()))
                .toList();
    }

    /// The number of the pod's port that the service's port leads to; empty when the pod has no
    /// port of that name.
    ///
    /// Source: [FindPort](https://pkg.go.dev/k8s.io/kubernetes/pkg/api/v1/pod#FindPort)
    public static OptionalInt port(Pod pod, ServicePort port) {
        if (port.targetPort().isInt()) {
            return OptionalInt.of(port.targetPort().intValue());
        }
        Stream<Container> containers =
                Stream.concat(
                        pod.spec().containers().stream(),
                        pod.spec().initContainers().stream().filter(Container::isSidecar));
        return containers
                .flatMap(container -> container.ports().stream())
                .filter(one -> one.name().equals(port.targetPort().text()))
                .filter(one -> one.protocol().equals(port.protocol()))
                .mapToInt(ContainerPort::containerPort)
                .findFirst();
    }

    /// The pod's name within the service, for DNS; empty when it has none.
    public static String hostname(Service service, Pod pod) {
        boolean named =
                !pod.spec().hostname().isEmpty() && pod.spec().subdomain().equals(service.name());
        return named && pod.namespace().equals(service.namespace()) ? pod.spec().hostname() : "";
    }

    /// The reference to the pod in an endpoint.
    public static JsonObject reference(Pod pod) {
        return JsonObject.builder()
                .put("kind", "Pod")
                .put("namespace", pod.namespace())
                .put("name", pod.name())
                .put("uid", pod.uid())
                .build();
    }
}
