package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// The drivers of volumes that a node has.
///
/// Source: [CSINode](https://kubernetes-csi.github.io/docs/csi-node-object.html)
public record CsiNode(ApiObject object) implements View {
    public static final Kind<CsiNode> KIND =
            new Kind<>(
                    new ResourceType("storage.k8s.io", "v1", "CSINode", "csinodes", Scope.CLUSTER),
                    CsiNode::new);
}
