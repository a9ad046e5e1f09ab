package dev.kubejar.api.core.pod;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.JsonObject;

/// A view of the `template` that a workload makes its pods from.
public record PodTemplateSpec(JsonObject json) {

    public ObjectMeta meta() {
        return new ObjectMeta(json.object("metadata"));
    }

    public PodSpec spec() {
        return new PodSpec(json.object("spec"));
    }
}
