package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.kubelet.runtime.RuntimeFailure;

/// Removing what somebody else has removed.
final class Gone {
    private Gone() {}

    /// Runs `action`; that its object is not there is no failure.
    static void isFine(Runnable action) {
        try {
            action.run();
        } catch (RuntimeFailure.Missing _) {
            // It is as it should be.
        }
    }
}
