package dev.kubejar.api.core.volume;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A wish for a piece of storage.
///
/// Source: [Persistent
/// Volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims)
public record PersistentVolumeClaim(ApiObject object) implements View {
    public static final Kind<PersistentVolumeClaim> KIND =
            new Kind<>(
                    new ResourceType(
                            "",
                            "v1",
                            "PersistentVolumeClaim",
                            "persistentvolumeclaims",
                            Scope.NAMESPACED),
                    PersistentVolumeClaim::new);

    public static final String PENDING = "Pending";
    public static final String BOUND = "Bound";

    /// Where the storage class stood before it had a field.
    static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    /// Empty while it has none.
    public String volumeName() {
        return object.spec().string("volumeName");
    }

    public String storageClass() {
        return object.meta()
                .annotations()
                .getOrDefault(CLASS_ANNOTATION, object.spec().string("storageClassName"));
    }

    public JsonObject status() {
        return object.status();
    }

    public boolean isBound() {
        return status().string("phase").equals(BOUND);
    }
}
