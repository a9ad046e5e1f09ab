package dev.kubejar.api.registration;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// Who serves a version of a group, and where it stands among the others.
///
/// Source: [API
/// aggregation](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/)
public record ApiService(ApiObject object) implements View {
    public static final Kind<ApiService> KIND =
            new Kind<>(
                    new ResourceType(
                            "apiregistration.k8s.io",
                            "v1",
                            "APIService",
                            "apiservices",
                            Scope.CLUSTER),
                    ApiService::new);

    /// Empty when this server serves it itself.
    public Optional<JsonObject> service() {
        return object.spec().findObject("service");
    }

    public Optional<Condition> available() {
        return Condition.find(object.status(), "Available");
    }
}
