package dev.kubejar.api.core;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Who a pod is when it talks to the API.
///
/// Source: [Service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/)
public record ServiceAccount(ApiObject object) implements View {
    public static final Kind<ServiceAccount> KIND =
            new Kind<>(
                    new ResourceType(
                            "", "v1", "ServiceAccount", "serviceaccounts", Scope.NAMESPACED),
                    ServiceAccount::new);

    public List<String> imagePullSecrets() {
        return object.json().objects("imagePullSecrets").stream()
                .map(it -> it.string("name"))
                .toList();
    }
}
