package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// A way to make volumes: who makes them and how.
///
/// Source: [Storage classes](https://kubernetes.io/docs/concepts/storage/storage-classes/)
public record StorageClass(ApiObject object) implements View {
    public static final Kind<StorageClass> KIND =
            new Kind<>(
                    new ResourceType(
                            "storage.k8s.io",
                            "v1",
                            "StorageClass",
                            "storageclasses",
                            Scope.CLUSTER),
                    StorageClass::new);

    private static final List<String> DEFAULT =
            List.of(
                    "storageclass.kubernetes.io/is-default-class",
                    "storageclass.beta.kubernetes.io/is-default-class");

    public String provisioner() {
        return object.json().string("provisioner");
    }

    /// `Delete` or `Retain`.
    public String reclaimPolicy() {
        return object.json().findString("reclaimPolicy").orElse("Delete");
    }

    /// `Immediate` or `WaitForFirstConsumer`.
    public String volumeBindingMode() {
        return object.json().findString("volumeBindingMode").orElse("Immediate");
    }

    public boolean allowVolumeExpansion() {
        return object.json().bool("allowVolumeExpansion");
    }

    /// Whether claims that name no class get this one.
    public boolean isDefault() {
        return DEFAULT.stream()
                .anyMatch(it -> meta().annotations().getOrDefault(it, "").equals("true"));
    }
}
