package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// How many requests of a level are served at a time, and how many wait.
///
/// Source: [API priority and
/// fairness](https://kubernetes.io/docs/concepts/cluster-administration/flow-control/)
public record PriorityLevelConfiguration(ApiObject object) implements View {
    public static final Kind<PriorityLevelConfiguration> KIND =
            new Kind<>(
                    new ResourceType(
                            "flowcontrol.apiserver.k8s.io",
                            "v1",
                            "PriorityLevelConfiguration",
                            "prioritylevelconfigurations",
                            Scope.CLUSTER),
                    PriorityLevelConfiguration::new);

    /// `Exempt` or `Limited`.
    public String type() {
        return object.spec().string("type");
    }

    public Optional<JsonObject> limited() {
        return object.spec().findObject("limited");
    }
}
