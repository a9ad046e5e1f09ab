package dev.kubejar.api.core.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// How much of the cluster a namespace may use.
///
/// Source: [Resource Quotas](https://kubernetes.io/docs/concepts/policy/resource-quotas/)
public record ResourceQuota(ApiObject object) implements View {
    public static final Kind<ResourceQuota> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "ResourceQuota", "resourcequotas", Scope.NAMESPACED),
                    ResourceQuota::new);

    public JsonObject status() {
        return object.status();
    }
}
