package dev.kubejar.kubelet;

import dev.kubejar.kubelet.pod.Hold;

/// A container could not be started: what its status says, and when to try again.
final class StartProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Hold hold;

    /// @param error what the `Failed` Event says after `Error: `
    StartProblem(String error, Hold hold) {
        super(error, null, false, false);
        this.hold = hold;
    }

    Hold hold() {
        return hold;
    }

    String error() {
        return String.valueOf(getMessage());
    }
}
