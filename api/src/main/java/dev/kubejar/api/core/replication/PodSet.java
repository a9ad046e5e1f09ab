package dev.kubejar.api.core.replication;

import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.selector.LabelSelector;
import java.time.Duration;
import java.util.List;

/// A number of pods made from one template: a ReplicaSet or a ReplicationController, which one
/// controller keeps alike.
public interface PodSet extends View {

    int replicas();

    LabelSelector selector();

    PodTemplateSpec template();

    /// How long a pod must be ready to count as available.
    default Duration minReady() {
        return Duration.ofSeconds(object().spec().integer("minReadySeconds", 0));
    }

    default JsonObject status() {
        return object().status();
    }

    default List<Condition> conditions() {
        return Condition.all(status());
    }
}
