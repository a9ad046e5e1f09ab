package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// Properties of a volume that can change while it is used.
///
/// Source: [Volume attributes
/// classes](https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/)
public record VolumeAttributesClass(ApiObject object) implements View {
    public static final Kind<VolumeAttributesClass> KIND =
            new Kind<>(
                    new ResourceType(
                            "storage.k8s.io",
                            "v1",
                            "VolumeAttributesClass",
                            "volumeattributesclasses",
                            Scope.CLUSTER),
                    VolumeAttributesClass::new);

    private static final String DEFAULT =
            "volumeattributesclass.alpha.kubernetes.io/is-default-class";

    public String driverName() {
        return object.json().string("driverName");
    }

    /// Whether claims that name no class get this one.
    public boolean isDefault() {
        return meta().annotations().getOrDefault(DEFAULT, "").equals("true");
    }
}
