package dev.kubejar.api.core.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// How much each container, pod or claim of a namespace may ask for, and what it gets when it does
/// not say.
///
/// Source: [Limit Ranges](https://kubernetes.io/docs/concepts/policy/limit-range/)
public record LimitRange(ApiObject object) implements View {
    public static final Kind<LimitRange> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "LimitRange", "limitranges", Scope.NAMESPACED),
                    LimitRange::new);
}
