package dev.kubejar.api.core.replication;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;

/// A number of pods made from one template, as there was before there were ReplicaSets.
///
/// Source:
/// [ReplicationController](https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/)
public record ReplicationController(ApiObject object) implements PodSet {
    public static final Kind<ReplicationController> KIND =
            new Kind<>(
                    new ResourceType(
                            "",
                            "v1",
                            "ReplicationController",
                            "replicationcontrollers",
                            Scope.NAMESPACED),
                    ReplicationController::new);

    @Override
    public int replicas() {
        return Math.toIntExact(object.spec().integer("replicas", 1));
    }

    @Override
    public LabelSelector selector() {
        return LabelSelector.ofLabels(object.spec().stringMap("selector"));
    }

    @Override
    public PodTemplateSpec template() {
        return new PodTemplateSpec(object.spec().object("template"));
    }
}
