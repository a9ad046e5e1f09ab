package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import java.util.Optional;

/// A view of one entry of a container's `envFrom`: all keys of a ConfigMap or a Secret.
public record EnvFromSource(JsonObject json) {

    public String prefix() {
        return json.string("prefix");
    }

    public Optional<Source> configMapRef() {
        return json.findObject("configMapRef").map(Source::new);
    }

    public Optional<Source> secretRef() {
        return json.findObject("secretRef").map(Source::new);
    }

    /// A ConfigMap or a Secret, which may be missing when `optional`.
    public record Source(JsonObject json) {
        public String name() {
            return json.string("name");
        }

        public boolean optional() {
            return json.bool("optional");
        }
    }
}
