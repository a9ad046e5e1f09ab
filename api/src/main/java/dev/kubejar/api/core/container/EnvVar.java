package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import java.util.Optional;

/// A view of one entry of a container's `env`: a value, or where to take it from.
public record EnvVar(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    public String value() {
        return json.string("value");
    }

    private JsonObject source() {
        return json.object("valueFrom");
    }

    public Optional<FieldRef> fieldRef() {
        return source().findObject("fieldRef").map(FieldRef::new);
    }

    public Optional<ResourceFieldRef> resourceFieldRef() {
        return source().findObject("resourceFieldRef").map(ResourceFieldRef::new);
    }

    public Optional<KeyRef> configMapKeyRef() {
        return source().findObject("configMapKeyRef").map(KeyRef::new);
    }

    public Optional<KeyRef> secretKeyRef() {
        return source().findObject("secretKeyRef").map(KeyRef::new);
    }

    /// A field of the pod, such as `metadata.labels['app']`.
    public record FieldRef(JsonObject json) {
        public String fieldPath() {
            return json.string("fieldPath");
        }
    }

    /// A container's resource, such as `limits.memory`, in units of a divisor.
    public record ResourceFieldRef(JsonObject json) {
        public String containerName() {
            return json.string("containerName");
        }

        public String resource() {
            return json.string("resource");
        }

        /// `1` unless said otherwise.
        public String divisor() {
            String divisor = json.find("divisor").map(it -> Quantity.of(it).toString()).orElse("0");
            return divisor.equals("0") ? "1" : divisor;
        }
    }

    /// A key of a ConfigMap or a Secret.
    public record KeyRef(JsonObject json) {
        public String name() {
            return json.string("name");
        }

        public String key() {
            return json.string("key");
        }

        public boolean optional() {
            return json.bool("optional");
        }
    }
}
