package dev.kubejar.api.core;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// A scope for names.
///
/// Source:
/// [Namespaces](https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/)
public record Namespace(ApiObject object) implements View {
    public static final Kind<Namespace> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "Namespace", "namespaces", Scope.CLUSTER),
                    Namespace::new);

    /// What must be cleaned up before the namespace may go: `kubernetes` stands for its content.
    public List<String> specFinalizers() {
        return object.spec().strings("finalizers");
    }

    /// `Active` or `Terminating`.
    public String phase() {
        return object.status().string("phase");
    }
}
