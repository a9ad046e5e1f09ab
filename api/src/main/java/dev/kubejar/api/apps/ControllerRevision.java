package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A remembered state of a StatefulSet or DaemonSet, to roll back to.
public record ControllerRevision(ApiObject object) implements View {
    public static final Kind<ControllerRevision> KIND =
            new Kind<>(
                    new ResourceType(
                            "apps",
                            "v1",
                            "ControllerRevision",
                            "controllerrevisions",
                            Scope.NAMESPACED),
                    ControllerRevision::new);

    public long revision() {
        return object.json().integer("revision", 0);
    }

    public Json data() {
        return object.json().find("data").orElse(JsonNull.NULL);
    }
}
