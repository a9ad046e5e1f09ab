package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// An address of a service, named by itself, and whose it is.
///
/// Source:
/// [IPAddress](https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects)
public record IpAddress(ApiObject object) implements View {
    public static final Kind<IpAddress> KIND =
            new Kind<>(
                    new ResourceType(
                            "networking.k8s.io", "v1", "IPAddress", "ipaddresses", Scope.CLUSTER),
                    IpAddress::new);

    private static final String MANAGED_BY = "ipaddress.kubernetes.io/managed-by";
    private static final String FAMILY = "ipaddress.kubernetes.io/ip-family";
    private static final String ALLOCATOR = "ipallocator.k8s.io";

    /// The object that makes `address` the service's own, as the allocator makes it.
    public static ApiObject ofService(String address, String namespace, String service) {
        JsonObject labels =
                JsonObject.EMPTY
                        .with(FAMILY, address.contains(":") ? "IPv6" : "IPv4")
                        .with(MANAGED_BY, ALLOCATOR);
        JsonObject parent =
                JsonObject.EMPTY
                        .with("name", service)
                        .with("namespace", namespace)
                        .with("resource", "services");
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", KIND.type().apiVersion())
                        .put("kind", KIND.type().kind())
                        .put(
                                "metadata",
                                JsonObject.EMPTY.with("name", address).with("labels", labels))
                        .put("spec", JsonObject.of("parentRef", parent))
                        .build());
    }

    public Optional<JsonObject> parentRef() {
        return object.spec().findObject("parentRef");
    }

    /// Whether the allocator made it, so that it may be taken away.
    public boolean isAllocated() {
        return meta().labels().getOrDefault(MANAGED_BY, "").equals(ALLOCATOR);
    }

    /// Whether it says that it is the service's.
    public boolean isOf(String namespace, String service) {
        JsonObject parent = parentRef().orElse(JsonObject.EMPTY);
        return parent.string("namespace").equals(namespace)
                && parent.string("name").equals(service);
    }
}
