package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Ranges from which services get their addresses.
///
/// Source:
/// [ServiceCIDR](https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects)
public record ServiceCidr(ApiObject object) implements View {
    public static final Kind<ServiceCidr> KIND =
            new Kind<>(
                    new ResourceType(
                            "networking.k8s.io",
                            "v1",
                            "ServiceCIDR",
                            "servicecidrs",
                            Scope.CLUSTER),
                    ServiceCidr::new);

    /// The one that every cluster begins with.
    public static final String DEFAULT = "kubernetes";

    /// What keeps a range until no address of it is in use.
    public static final String FINALIZER = "networking.k8s.io/service-cidr-finalizer";

    public static final String READY = "Ready";

    /// Whether services may get addresses from it.
    public boolean isReady() {
        return Condition.isTrue(object.status(), READY);
    }

    public List<String> cidrs() {
        return object.spec().strings("cidrs");
    }
}
