package dev.kubejar.store;

/// The store takes no more writes: it was closed, or the disk failed (full, or a write or sync
/// reported an error). What was acknowledged before is safe; whether a write that got this answer
/// was kept is known after the next open.
public final class StoreStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreStoppedException(String message) {
        super(message);
    }

    public StoreStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
