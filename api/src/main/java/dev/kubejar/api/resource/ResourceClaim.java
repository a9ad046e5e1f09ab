package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// The wish for devices, and those that were given.
///
/// Source: [Dynamic resource
/// allocation](https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/)
public record ResourceClaim(ApiObject object) implements View {
    public static final Kind<ResourceClaim> KIND =
            new Kind<>(
                    new ResourceType(
                            "resource.k8s.io",
                            "v1",
                            "ResourceClaim",
                            "resourceclaims",
                            Scope.NAMESPACED),
                    ResourceClaim::new);

    public boolean isAllocated() {
        return object.status().has("allocation");
    }

    public boolean isReserved() {
        return !object.status().array("reservedFor").isEmpty();
    }
}
