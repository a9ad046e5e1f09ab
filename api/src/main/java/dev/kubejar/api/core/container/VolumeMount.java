package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;

/// A view of one entry of a container's `volumeMounts`.
public record VolumeMount(JsonObject json) {

    /// The volume's name.
    public String name() {
        return json.string("name");
    }

    public String mountPath() {
        return json.string("mountPath");
    }

    public String subPath() {
        return json.string("subPath");
    }

    /// A sub path with `$(VAR)` in it.
    public String subPathExpr() {
        return json.string("subPathExpr");
    }

    public boolean readOnly() {
        return json.bool("readOnly");
    }

    /// `None`, `HostToContainer` or `Bidirectional`.
    public String mountPropagation() {
        return json.findString("mountPropagation").orElse("None");
    }
}
