package dev.kubejar.api.core.node;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A view of a node's taint, which keeps away the pods that do not tolerate it.
///
/// Source: [Taints and
/// tolerations](https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/)
public record Taint(JsonObject json) {
    public static final String NO_SCHEDULE = "NoSchedule";
    public static final String PREFER_NO_SCHEDULE = "PreferNoSchedule";
    public static final String NO_EXECUTE = "NoExecute";

    public String key() {
        return json.string("key");
    }

    public String value() {
        return json.string("value");
    }

    public String effect() {
        return json.string("effect");
    }

    public Optional<Instant> timeAdded() {
        return json.findString("timeAdded").map(Timestamps::parse);
    }

    /// `key=value:effect`, as upstream prints it.
    @Override
    public String toString() {
        String pair = value().isEmpty() ? key() : key() + "=" + value();
        return effect().isEmpty() ? pair : pair + ":" + effect();
    }
}
