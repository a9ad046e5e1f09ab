package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.ResourcePath;
import java.util.List;
import java.util.Optional;

/// What a step may see of the cluster: its newest state, without blocking.
public interface Lookup {

    Optional<ApiObject> find(ResourcePath path);

    /// All objects of a type, in all namespaces.
    List<ApiObject> all(ResourceType type);
}
