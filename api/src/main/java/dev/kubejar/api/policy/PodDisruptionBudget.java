package dev.kubejar.api.policy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// How many of some pods may be down at once by choice.
///
/// Source: [Disruptions](https://kubernetes.io/docs/concepts/workloads/pods/disruptions/)
public record PodDisruptionBudget(ApiObject object) implements View {
    public static final Kind<PodDisruptionBudget> KIND =
            new Kind<>(
                    new ResourceType(
                            "policy",
                            "v1",
                            "PodDisruptionBudget",
                            "poddisruptionbudgets",
                            Scope.NAMESPACED),
                    PodDisruptionBudget::new);

    public Optional<IntOrString> minAvailable() {
        return object.spec().find("minAvailable").map(IntOrString::new);
    }

    public Optional<IntOrString> maxUnavailable() {
        return object.spec().find("maxUnavailable").map(IntOrString::new);
    }

    public JsonObject status() {
        return object.status();
    }
}
