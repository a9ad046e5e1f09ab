package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;

/// Pods with names and claims of their own, made and replaced in order.
///
/// Source: [StatefulSets](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/)
public record StatefulSet(ApiObject object) implements View {
    public static final Kind<StatefulSet> KIND =
            new Kind<>(
                    new ResourceType("apps", "v1", "StatefulSet", "statefulsets", Scope.NAMESPACED),
                    StatefulSet::new);

    public int replicas() {
        return Math.toIntExact(object.spec().integer("replicas", 1));
    }

    public LabelSelector selector() {
        return LabelSelector.of(object.spec().findObject("selector"));
    }

    public PodTemplateSpec template() {
        return new PodTemplateSpec(object.spec().object("template"));
    }

    public JsonObject status() {
        return object.status();
    }
}
