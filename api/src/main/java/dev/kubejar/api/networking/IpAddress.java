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

    public Optional<JsonObject> parentRef() {
        return object.spec().findObject("parentRef");
    }
}
