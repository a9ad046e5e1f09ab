package dev.kubejar.api.core.resource;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import java.util.Map;

/// A view of `resources`: what is asked for, and what may be used at most.
public record ResourceRequirements(JsonObject json) {

    public Map<String, Quantity> requests() {
        return ResourceList.of(json.object("requests"));
    }

    public Map<String, Quantity> limits() {
        return ResourceList.of(json.object("limits"));
    }

    /// `resources` with every amount as Kubernetes writes it.
    public static JsonObject canonical(JsonObject resources) {
        return resources
                .mapObject("limits", ResourceList::canonical)
                .mapObject("requests", ResourceList::canonical);
    }
}
