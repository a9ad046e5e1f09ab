package dev.kubejar.api.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A way to run pods on nodes: a handler of the container runtime.
///
/// Source: [RuntimeClass](https://kubernetes.io/docs/concepts/containers/runtime-class/)
public record RuntimeClass(ApiObject object) implements View {
    public static final Kind<RuntimeClass> KIND =
            new Kind<>(
                    new ResourceType(
                            "node.k8s.io", "v1", "RuntimeClass", "runtimeclasses", Scope.CLUSTER),
                    RuntimeClass::new);

    public String handler() {
        return object.json().string("handler");
    }
}
