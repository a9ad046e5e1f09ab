package dev.kubejar.client;

import dev.kubejar.api.json.Json;

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
}
