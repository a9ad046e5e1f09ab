package dev.kubejar.store;

/// What is on disk is not whole: opening was refused, and nothing on disk was changed.
public final class StoreDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreDamagedException(String message) {
        super(message);
    }

    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
