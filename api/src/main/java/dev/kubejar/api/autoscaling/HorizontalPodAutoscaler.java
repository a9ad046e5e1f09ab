package dev.kubejar.api.autoscaling;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;
import java.util.OptionalLong;

/// Sets the replicas of something scalable by metrics of its pods; in version `v2`.
///
/// Source: [Horizontal Pod
/// Autoscaling](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/)
public record HorizontalPodAutoscaler(ApiObject object) implements View {
    public static final Kind<HorizontalPodAutoscaler> KIND =
            new Kind<>(type("v2"), HorizontalPodAutoscaler::new);

    /// The same objects, with CPU as the only metric that has a field.
    public static final ResourceType V1 = type("v1");

    private static ResourceType type(String version) {
        return new ResourceType(
                "autoscaling",
                version,
                "HorizontalPodAutoscaler",
                "horizontalpodautoscalers",
                Scope.NAMESPACED);
    }

    /// `{apiVersion, kind, name}` of what is scaled.
    public JsonObject scaleTargetRef() {
        return object.spec().object("scaleTargetRef");
    }

    public OptionalLong minReplicas() {
        return object.spec().has("minReplicas")
                ? OptionalLong.of(object.spec().integer("minReplicas", 1))
                : OptionalLong.empty();
    }

    public long maxReplicas() {
        return object.spec().integer("maxReplicas", 0);
    }

    public List<JsonObject> metrics() {
        return object.spec().objects("metrics");
    }

    public JsonObject status() {
        return object.status();
    }
}
