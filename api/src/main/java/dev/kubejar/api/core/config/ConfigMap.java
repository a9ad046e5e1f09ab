package dev.kubejar.api.core.config;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Map;

/// Configuration as named texts.
///
/// Source: [ConfigMaps](https://kubernetes.io/docs/concepts/configuration/configmap/)
public record ConfigMap(ApiObject object) implements View {
    public static final Kind<ConfigMap> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "ConfigMap", "configmaps", Scope.NAMESPACED),
                    ConfigMap::new);

    public Map<String, String> data() {
        return object.json().stringMap("data");
    }

    /// Each value decoded from base64.
    public Map<String, byte[]> binaryData() {
        return Secret.decoded(object, "binaryData");
    }
}
