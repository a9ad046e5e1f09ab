package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// Which requests belong together, and to which priority level.
///
/// Source: [API priority and
/// fairness](https://kubernetes.io/docs/concepts/cluster-administration/flow-control/)
public record FlowSchema(ApiObject object) implements View {
    public static final Kind<FlowSchema> KIND =
            new Kind<>(
                    new ResourceType(
                            "flowcontrol.apiserver.k8s.io",
                            "v1",
                            "FlowSchema",
                            "flowschemas",
                            Scope.CLUSTER),
                    FlowSchema::new);

    public String priorityLevel() {
        return object.spec().object("priorityLevelConfiguration").string("name");
    }

    /// Of several that match a request the lowest wins.
    public long matchingPrecedence() {
        return object.spec().integer("matchingPrecedence", 0);
    }

    /// What tells flows apart: `ByUser` or `ByNamespace`.
    public Optional<String> distinguisher() {
        return object.spec().findObject("distinguisherMethod").map(it -> it.string("type"));
    }

    public Optional<Condition> dangling() {
        return Condition.find(object.status(), "Dangling");
    }
}
