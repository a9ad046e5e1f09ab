package dev.kubejar.store;

/// The history that was asked for is no longer kept; the caller must list again. Upstream's [410
/// Gone](https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses).
public final class CompactedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long requestedRevision;
    private final long compactedRevision;

    public CompactedException(long requestedRevision, long compactedRevision) {
        super("revision " + requestedRevision + " is gone; kept is " + compactedRevision + " on");
        this.requestedRevision = requestedRevision;
        this.compactedRevision = compactedRevision;
    }

    public long requestedRevision() {
        return requestedRevision;
    }

    /// The oldest revision that can still be asked for.
    public long compactedRevision() {
        return compactedRevision;
    }
}
