package dev.kubejar.store;

/// What is on disk is not whole. On opening that is a refusal, and nothing on disk was changed; in
/// an open store it is the end of it, as [StoreOptions#onFailure] is told.
public final class StoreDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreDamagedException(String message) {
        super(message);
    }

    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
