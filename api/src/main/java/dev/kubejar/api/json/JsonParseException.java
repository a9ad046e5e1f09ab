package dev.kubejar.api.json;

/// The bytes are not the JSON or YAML they claim to be. The message is fit for the caller to read.
public final class JsonParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonParseException(String message) {
        super(message);
    }
}
