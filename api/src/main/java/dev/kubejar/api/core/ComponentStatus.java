package dev.kubejar.api.core;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// Whether a part of the control plane is well. Never stored: the server says it when asked.
public record ComponentStatus(ApiObject object) implements View {
    public static final Kind<ComponentStatus> KIND =
            new Kind<>(
                    new ResourceType(
                            "", "v1", "ComponentStatus", "componentstatuses", Scope.CLUSTER),
                    ComponentStatus::new);

    /// The condition `Healthy`, as it stands in `conditions`.
    public Optional<JsonObject> health() {
        return object.json().objects("conditions").stream()
                .filter(it -> it.string("type").equals("Healthy"))
                .findFirst();
    }
}
