package dev.kubejar.controllers.ipaddress;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.client.Key;
import java.util.List;

/// How an address looks that a service has got.
final class Allocated {
    static final ResourceType ADDRESSES = IpAddress.KIND.type();

    private static final String MANAGED_BY = "ipaddress.kubernetes.io/managed-by";
    private static final String FAMILY = "ipaddress.kubernetes.io/ip-family";
    private static final String ALLOCATOR = "ipallocator.k8s.io";
    private static final String SERVICES = "services";

    private Allocated() {}

    static ApiObject to(Service service, String address) {
        JsonObject labels =
                JsonObject.EMPTY
                        .with(FAMILY, address.contains(":") ? "IPv6" : "IPv4")
                        .with(MANAGED_BY, ALLOCATOR);
        JsonObject parent =
                JsonObject.EMPTY
                        .with("name", service.name())
                        .with("namespace", service.namespace())
                        .with("resource", SERVICES);
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", ADDRESSES.apiVersion())
                        .put("kind", ADDRESSES.kind())
                        .put(
                                "metadata",
                                JsonObject.EMPTY.with("name", address).with("labels", labels))
                        .put("spec", JsonObject.of("parentRef", parent))
                        .build());
    }

    /// Whether the allocator made it, so that it may be taken away.
    static boolean isOurs(IpAddress address) {
        return address.meta().labels().getOrDefault(MANAGED_BY, "").equals(ALLOCATOR);
    }

    /// The service that has the address, by the object's word.
    static Key owner(IpAddress address) {
        JsonObject parent = address.parentRef().orElse(JsonObject.EMPTY);
        return new Key(parent.string("namespace"), parent.string("name"));
    }

    /// What a service has, if anything.
    static List<String> addressesOf(Service service) {
        return service.hasClusterIp() ? service.clusterIps() : List.of();
    }
}
