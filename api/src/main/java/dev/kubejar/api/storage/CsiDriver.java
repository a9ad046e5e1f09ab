package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// What a driver of volumes wants of the cluster.
///
/// Source: [CSIDriver](https://kubernetes-csi.github.io/docs/csi-driver-object.html)
public record CsiDriver(ApiObject object) implements View {
    public static final Kind<CsiDriver> KIND =
            new Kind<>(
                    new ResourceType(
                            "storage.k8s.io", "v1", "CSIDriver", "csidrivers", Scope.CLUSTER),
                    CsiDriver::new);
}
