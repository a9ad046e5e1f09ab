package dev.kubejar.kubelet.pod;

/// Which list of the pod's spec a container stands in.
public enum Role {
    INIT("initContainers"),
    ORDINARY("containers"),
    EPHEMERAL("ephemeralContainers");

    private final String field;

    Role(String field) {
        this.field = field;
    }

    /// The part of the pod that an Event about the container names: `spec.containers{web}`.
    public String fieldPath(String container) {
        return "spec." + field + "{" + container + "}";
    }
}
