package dev.kubejar.client;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;

/// A change to send: its kind and its body.
public record Patch(Type type, Json body) {

    /// The four patches of the API, with their content types.
    public enum Type {
        JSON("application/json-patch+json"),
        MERGE("application/merge-patch+json"),
        STRATEGIC("application/strategic-merge-patch+json"),
        APPLY("application/apply-patch+yaml");

        private final String contentType;

        Type(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    public static Patch merge(Json body) {
        return new Patch(Type.MERGE, body);
    }

    /// The smallest JSON merge patch that makes `after` of `before`; empty when they are equal.
    ///
    /// Source: [RFC 7386](https://www.rfc-editor.org/rfc/rfc7386)
    public static JsonObject difference(JsonObject before, JsonObject after) {
        var patch = JsonObject.builder();
        after.forEach((key, value) -> {
            Json old = before.find(key).orElse(JsonNull.NULL);
            if (old instanceof JsonObject from && value instanceof JsonObject to) {
                patch.putUnlessEmpty(key, difference(from, to));
            } else if (!old.equals(value)) {
                patch.put(key, value);
            }
        });
        before.forEach((key, _) -> {
            if (!after.has(key)) {
                patch.put(key, JsonNull.NULL);
            }
        });
        return patch.build();
    }
}
