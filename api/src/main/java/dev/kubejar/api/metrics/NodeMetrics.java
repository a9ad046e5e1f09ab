package dev.kubejar.api.metrics;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.quantity.Quantity;

/// What a node uses: `{"window": "15s", "usage": {"cpu": "250m", "memory": "512Mi"}}`. Never
/// stored: it is measured when somebody asks.
public record NodeMetrics(ApiObject object) implements View {
    public static final Kind<NodeMetrics> KIND =
            new Kind<>(
                    new ResourceType(
                            "metrics.k8s.io", "v1beta1", "NodeMetrics", "nodes", Scope.CLUSTER),
                    NodeMetrics::new);

    /// How much of `cpu` or `memory` it uses.
    public Quantity usage(String resource) {
        return Quantity.parse(object.json().object("usage").string(resource));
    }
}
