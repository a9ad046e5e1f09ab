package dev.kubejar.api.scheduling;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A name for how important pods are.
///
/// Source: [Pod Priority and
/// Preemption](https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/)
public record PriorityClass(ApiObject object) implements View {
    public static final Kind<PriorityClass> KIND =
            new Kind<>(
                    new ResourceType(
                            "scheduling.k8s.io",
                            "v1",
                            "PriorityClass",
                            "priorityclasses",
                            Scope.CLUSTER),
                    PriorityClass::new);

    /// The higher, the sooner on a node.
    public long value() {
        return object.json().integer("value", 0);
    }

    /// Whether it is that of pods which name none.
    public boolean isDefault() {
        return object.json().bool("globalDefault");
    }

    /// `PreemptLowerPriority` or `Never`.
    public String preemptionPolicy() {
        return object.json().findString("preemptionPolicy").orElse("PreemptLowerPriority");
    }
}
