package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// Devices that a driver offers.
///
/// Source: [Dynamic resource
/// allocation](https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/)
public record ResourceSlice(ApiObject object) implements View {
    public static final Kind<ResourceSlice> KIND =
            new Kind<>(
                    new ResourceType(
                            "resource.k8s.io",
                            "v1",
                            "ResourceSlice",
                            "resourceslices",
                            Scope.CLUSTER),
                    ResourceSlice::new);

    public String nodeName() {
        return object.spec().string("nodeName");
    }

    public String driver() {
        return object.spec().string("driver");
    }

    public String pool() {
        return object.spec().object("pool").string("name");
    }
}
