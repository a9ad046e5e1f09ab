package dev.kubejar.api.metrics;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.quantity.Quantity;

/// What the containers of a pod use: `{"window": "15s", "containers": [{"name": "app", "usage":
/// {"cpu": "250m", "memory": "512Mi"}}]}`. Never stored: it is measured when somebody asks.
public record PodMetrics(ApiObject object) implements View {
    public static final Kind<PodMetrics> KIND =
            new Kind<>(
                    new ResourceType(
                            "metrics.k8s.io", "v1beta1", "PodMetrics", "pods", Scope.NAMESPACED),
                    PodMetrics::new);

    /// How much of `cpu` or `memory` its containers use together.
    public Quantity usage(String resource) {
        return object.json().objects("containers").stream()
                .map(container -> Quantity.parse(container.object("usage").string(resource)))
                .reduce(Quantity::plus)
                .orElse(Quantity.ZERO);
    }
}
