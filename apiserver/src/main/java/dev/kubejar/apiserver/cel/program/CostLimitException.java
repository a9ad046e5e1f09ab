package dev.kubejar.apiserver.cel.program;

/// An expression has cost all that it may; the message is upstream's.
public final class CostLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CostLimitException() {
        super("operation cancelled: actual cost limit exceeded", null, false, false);
    }
}
