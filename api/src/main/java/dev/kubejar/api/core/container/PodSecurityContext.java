package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A view of a pod's `securityContext`.
public record PodSecurityContext(JsonObject json) {

    public OptionalLong runAsUser() {
        return number(json, "runAsUser");
    }

    public OptionalLong runAsGroup() {
        return number(json, "runAsGroup");
    }

    public Optional<Boolean> runAsNonRoot() {
        return flag(json, "runAsNonRoot");
    }

    /// The group that owns the pod's volumes.
    public OptionalLong fsGroup() {
        return number(json, "fsGroup");
    }

    public List<Long> supplementalGroups() {
        return json.array("supplementalGroups").values().stream()
                .filter(JsonInteger.class::isInstance)
                .map(it -> ((JsonInteger) it).value())
                .toList();
    }

    /// Kernel settings by name.
    public Map<String, String> sysctls() {
        var sysctls = new LinkedHashMap<String, String>();
        json.objects("sysctls").forEach(it -> sysctls.put(it.string("name"), it.string("value")));
        return sysctls;
    }

    static OptionalLong number(JsonObject json, String field) {
        return json.has(field) ? OptionalLong.of(json.integer(field, 0)) : OptionalLong.empty();
    }

    static Optional<Boolean> flag(JsonObject json, String field) {
        return json.has(field) ? Optional.of(json.bool(field)) : Optional.empty();
    }
}
