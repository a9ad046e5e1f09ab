package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// What the claims of pods look like that are made for them.
///
/// Source: [Dynamic resource
/// allocation](https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/)
public record ResourceClaimTemplate(ApiObject object) implements View {
    public static final Kind<ResourceClaimTemplate> KIND =
            new Kind<>(
                    new ResourceType(
                            "resource.k8s.io",
                            "v1",
                            "ResourceClaimTemplate",
                            "resourceclaimtemplates",
                            Scope.NAMESPACED),
                    ResourceClaimTemplate::new);
}
