package dev.kubejar.apiserver.patch;

/// A patch that cannot be carried out.
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What upstream makes of it.
    public enum Kind {
        /// It is written wrongly: 400 with the message.
        MALFORMED,
        /// It does not fit the object it meets: 422, without a word on why.
        UNFITTING,
        /// An error that upstream does not count as the client's: 500 with the message.
        FAILED
    }

    private PatchException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static PatchException malformed(String message) {
        return new PatchException(Kind.MALFORMED, message);
    }

    static PatchException unfitting(String message) {
        return new PatchException(Kind.UNFITTING, message);
    }

    static PatchException failed(String message) {
        return new PatchException(Kind.FAILED, message);
    }

    public Kind kind() {
        return kind;
    }
}
