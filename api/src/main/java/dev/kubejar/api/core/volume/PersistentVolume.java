package dev.kubejar.api.core.volume;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// A piece of storage of the cluster.
///
/// Source: [Persistent Volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/)
public record PersistentVolume(ApiObject object) implements View {
    public static final Kind<PersistentVolume> KIND =
            new Kind<>(
                    new ResourceType(
                            "", "v1", "PersistentVolume", "persistentvolumes", Scope.CLUSTER),
                    PersistentVolume::new);

    public String capacity() {
        return object.spec().object("capacity").findString("storage").orElse("0");
    }

    public List<String> accessModes() {
        return object.spec().strings("accessModes");
    }

    /// `Retain`, `Delete` or `Recycle`.
    public String reclaimPolicy() {
        return object.spec().string("persistentVolumeReclaimPolicy");
    }

    /// The claim that has it, `namespace` and `name` among its fields; empty while it is free.
    public JsonObject claimRef() {
        return object.spec().object("claimRef");
    }

    public String storageClass() {
        return object.meta()
                .annotations()
                .getOrDefault(
                        PersistentVolumeClaim.CLASS_ANNOTATION,
                        object.spec().string("storageClassName"));
    }

    public JsonObject status() {
        return object.status();
    }
}
