package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;

/// One pod on every node that fits.
///
/// Source: [DaemonSet](https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/)
public record DaemonSet(ApiObject object) implements View {
    public static final Kind<DaemonSet> KIND =
            new Kind<>(
                    new ResourceType("apps", "v1", "DaemonSet", "daemonsets", Scope.NAMESPACED),
                    DaemonSet::new);

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
