package dev.kubejar.client;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.ResourceType;

/// Where a request goes, as the API's URLs say it:
/// `/apis/apps/v1/namespaces/NS/deployments/NAME/SUBRESOURCE`.
///
/// @param namespace empty for a kind of the whole cluster, and for a collection across all
///   namespaces
/// @param name empty for a collection
/// @param subresource such as `status`; empty for the object itself
public record ResourcePath(ResourceType type, String namespace, String name, String subresource) {

    /// The collection across all namespaces.
    public static ResourcePath all(ResourceType type) {
        return new ResourcePath(type, "", "", "");
    }

    public static ResourcePath in(ResourceType type, String namespace) {
        return new ResourcePath(type, namespace, "", "");
    }

    public static ResourcePath of(ResourceType type, String namespace, String name) {
        return new ResourcePath(type, namespace, name, "");
    }

    public static ResourcePath of(ResourceType type, ApiObject object) {
        return of(type, object.meta().namespace(), object.meta().name());
    }

    public ResourcePath sub(String subresource) {
        return new ResourcePath(type, namespace, name, subresource);
    }
}
