package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Where a service's traffic may go, in the old form: all in one object.
public record Endpoints(ApiObject object) implements View {
    public static final Kind<Endpoints> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "Endpoints", "endpoints", Scope.NAMESPACED),
                    Endpoints::new);

    public List<Subset> subsets() {
        return object.json().objects("subsets").stream().map(Subset::new).toList();
    }

    /// Addresses that share their ports.
    public record Subset(JsonObject json) {
        /// The ready ones: `ip`, `hostname`, `nodeName`, `targetRef`.
        public List<JsonObject> addresses() {
            return json.objects("addresses");
        }

        /// `name`, `port`, `protocol`, `appProtocol` of each.
        public List<JsonObject> ports() {
            return json.objects("ports");
        }
    }
}
