package dev.kubejar.api.core.config;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Confidential bytes by name.
///
/// Source: [Secrets](https://kubernetes.io/docs/concepts/configuration/secret/)
public record Secret(ApiObject object) implements View {
    public static final Kind<Secret> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "Secret", "secrets", Scope.NAMESPACED), Secret::new);

    /// Each value decoded from base64.
    public Map<String, byte[]> data() {
        return decoded(object, "data");
    }

    /// `Opaque`, `kubernetes.io/tls`…
    public String type() {
        return object.json().string("type");
    }

    static Map<String, byte[]> decoded(ApiObject object, String field) {
        var bytes = new LinkedHashMap<String, byte[]>();
        object.json()
                .stringMap(field)
                .forEach((key, text) -> bytes.put(key, Base64.getDecoder().decode(text)));
        return Collections.unmodifiableMap(bytes);
    }
}
