package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// The wish that a volume be attached to a node, and whether it is.
///
/// Source:
/// [VolumeAttachment](https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/)
public record VolumeAttachment(ApiObject object) implements View {
    public static final Kind<VolumeAttachment> KIND =
            new Kind<>(
                    new ResourceType(
                            "storage.k8s.io",
                            "v1",
                            "VolumeAttachment",
                            "volumeattachments",
                            Scope.CLUSTER),
                    VolumeAttachment::new);
}
