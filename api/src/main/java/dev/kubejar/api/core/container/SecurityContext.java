package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A view of a container's `securityContext`; what is absent is the pod's matter.
public record SecurityContext(JsonObject json) {

    public OptionalLong runAsUser() {
        return PodSecurityContext.number(json, "runAsUser");
    }

    public OptionalLong runAsGroup() {
        return PodSecurityContext.number(json, "runAsGroup");
    }

    public Optional<Boolean> runAsNonRoot() {
        return PodSecurityContext.flag(json, "runAsNonRoot");
    }

    public boolean privileged() {
        return json.bool("privileged");
    }

    public boolean readOnlyRootFilesystem() {
        return json.bool("readOnlyRootFilesystem");
    }

    public boolean allowPrivilegeEscalation() {
        return json.bool("allowPrivilegeEscalation", true);
    }

    public List<String> addedCapabilities() {
        return json.object("capabilities").strings("add");
    }

    public List<String> droppedCapabilities() {
        return json.object("capabilities").strings("drop");
    }
}
