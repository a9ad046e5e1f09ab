package dev.kubejar.api.coordination;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.time.Instant;
import java.util.Optional;

/// A sign of life: who holds it and when it was renewed.
///
/// Source: [Leases](https://kubernetes.io/docs/concepts/architecture/leases/)
public record Lease(ApiObject object) implements View {
    public static final Kind<Lease> KIND =
            new Kind<>(
                    new ResourceType(
                            "coordination.k8s.io", "v1", "Lease", "leases", Scope.NAMESPACED),
                    Lease::new);

    public String holderIdentity() {
        return object.spec().string("holderIdentity");
    }

    public Optional<Instant> renewTime() {
        return object.spec().findString("renewTime").map(Timestamps::parse);
    }
}
