package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Ways from outside to services, by host and path.
///
/// Source: [Ingress](https://kubernetes.io/docs/concepts/services-networking/ingress/)
public record Ingress(ApiObject object) implements View {
    public static final Kind<Ingress> KIND =
            new Kind<>(
                    new ResourceType(
                            "networking.k8s.io", "v1", "Ingress", "ingresses", Scope.NAMESPACED),
                    Ingress::new);

    public String ingressClassName() {
        return object.spec().string("ingressClassName");
    }

    public List<JsonObject> rules() {
        return object.spec().objects("rules");
    }

    public boolean hasTls() {
        return !object.spec().array("tls").isEmpty();
    }

    /// Where it can be reached: `ip` or `hostname`.
    public List<JsonObject> loadBalancers() {
        return object.status().object("loadBalancer").objects("ingress");
    }
}
