package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// How much a driver can still store for a class in a part of the cluster.
///
/// Source: [Storage capacity](https://kubernetes.io/docs/concepts/storage/storage-capacity/)
public record CsiStorageCapacity(ApiObject object) implements View {
    public static final Kind<CsiStorageCapacity> KIND =
            new Kind<>(
                    new ResourceType(
                            "storage.k8s.io",
                            "v1",
                            "CSIStorageCapacity",
                            "csistoragecapacities",
                            Scope.NAMESPACED),
                    CsiStorageCapacity::new);
}
