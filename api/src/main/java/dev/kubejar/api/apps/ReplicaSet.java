package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.core.PodTemplateSpec;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;
import java.time.Duration;
import java.util.List;

/// A number of pods made from one template.
///
/// Source: [ReplicaSet](https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/)
public record ReplicaSet(ApiObject object) implements View {
    public static final Kind<ReplicaSet> KIND =
            new Kind<>(
                    new ResourceType("apps", "v1", "ReplicaSet", "replicasets", Scope.NAMESPACED),
                    ReplicaSet::new);

    public int replicas() {
        return Math.toIntExact(object.spec().integer("replicas", 1));
    }

    public LabelSelector selector() {
        return LabelSelector.of(object.spec().findObject("selector"));
    }

    public PodTemplateSpec template() {
        return new PodTemplateSpec(object.spec().object("template"));
    }

    public Duration minReady() {
        return Duration.ofSeconds(object.spec().integer("minReadySeconds", 0));
    }

    public JsonObject status() {
        return object.status();
    }

    public List<Condition> conditions() {
        return Condition.all(status());
    }

    public long observedGeneration() {
        return status().integer("observedGeneration", 0);
    }

    public int observedReplicas() {
        return count("replicas");
    }

    public int availableReplicas() {
        return count("availableReplicas");
    }

    private int count(String field) {
        return Math.toIntExact(status().integer(field, 0));
    }
}
