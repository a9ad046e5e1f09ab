package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// Who carries out the Ingresses that name it.
///
/// Source:
/// [IngressClass](https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class)
public record IngressClass(ApiObject object) implements View {
    public static final Kind<IngressClass> KIND =
            new Kind<>(
                    new ResourceType(
                            "networking.k8s.io",
                            "v1",
                            "IngressClass",
                            "ingressclasses",
                            Scope.CLUSTER),
                    IngressClass::new);

    public String controller() {
        return object.spec().string("controller");
    }

    /// A reference to an object with more settings.
    public Optional<JsonObject> parameters() {
        return object.spec().findObject("parameters");
    }
}
