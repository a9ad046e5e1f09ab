package dev.kubejar.apiserver.protobuf;

/// Bytes that are not the message they should be, in the words of Go's decoder.
public final class ProtobufException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String apiVersion;
    private final String kind;

    ProtobufException(String message) {
        this(message, "", "");
    }

    private ProtobufException(String message, String apiVersion, String kind) {
        super(message, null, false, false);
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    /// The same, in a message whose envelope says what it is.
    ProtobufException within(String envelopeVersion, String envelopeKind) {
        return new ProtobufException(String.valueOf(getMessage()), envelopeVersion, envelopeKind);
    }

    /// What the envelope says of the message; empty when the envelope could not be read.
    public String apiVersion() {
        return apiVersion;
    }

    /// What the envelope says of the message; empty when the envelope could not be read.
    public String kind() {
        return kind;
    }
}
