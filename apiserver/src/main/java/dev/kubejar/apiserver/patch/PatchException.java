package dev.kubejar.apiserver.patch;

/// A patch that cannot be carried out.
///
/// Upstream tells two sorts apart: a patch that is written wrongly (400) and one that does not fit
/// the object it meets (422).
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean malformed;

    private PatchException(String message, boolean malformed) {
        super(message, null, false, false);
        this.malformed = malformed;
    }

    static PatchException malformed(String message) {
        return new PatchException(message, true);
    }

    static PatchException unfitting(String message) {
        return new PatchException(message, false);
    }

    public boolean isMalformed() {
        return malformed;
    }
}
