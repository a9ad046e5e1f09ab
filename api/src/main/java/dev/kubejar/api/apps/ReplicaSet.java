package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.core.replication.PodSet;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;

/// A number of pods made from one template.
///
/// Source: [ReplicaSet](https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/)
public record ReplicaSet(ApiObject object) implements PodSet {
    public static final Kind<ReplicaSet> KIND =
            new Kind<>(
                    new ResourceType("apps", "v1", "ReplicaSet", "replicasets", Scope.NAMESPACED),
                    ReplicaSet::new);

    @Override
    public int replicas() {
        return Math.toIntExact(object.spec().integer("replicas", 1));
    }

    @Override
    public LabelSelector selector() {
        return LabelSelector.of(object.spec().findObject("selector"));
    }

    @Override
    public PodTemplateSpec template() {
        return new PodTemplateSpec(object.spec().object("template"));
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
