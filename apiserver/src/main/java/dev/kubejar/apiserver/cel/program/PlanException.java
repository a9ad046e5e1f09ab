package dev.kubejar.apiserver.cel.program;

/// An expression that is well typed but cannot run, such as one with `duration('soon')` in it.
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    PlanException(String message) {
        super(message, null, false, false);
    }
}
