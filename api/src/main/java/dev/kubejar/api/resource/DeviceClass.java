package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A kind of device that can be asked for.
///
/// Source: [Dynamic resource
/// allocation](https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/)
public record DeviceClass(ApiObject object) implements View {
    public static final Kind<DeviceClass> KIND =
            new Kind<>(
                    new ResourceType(
                            "resource.k8s.io", "v1", "DeviceClass", "deviceclasses", Scope.CLUSTER),
                    DeviceClass::new);
}
