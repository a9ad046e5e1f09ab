package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;

/// Who may talk to the pods that it selects, and to whom they may talk.
///
/// Source: [Network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/)
public record NetworkPolicy(ApiObject object) implements View {
    public static final Kind<NetworkPolicy> KIND =
            new Kind<>(
                    new ResourceType(
                            "networking.k8s.io",
                            "v1",
                            "NetworkPolicy",
                            "networkpolicies",
                            Scope.NAMESPACED),
                    NetworkPolicy::new);

    public LabelSelector podSelector() {
        return LabelSelector.of(object.spec().object("podSelector"));
    }
}
