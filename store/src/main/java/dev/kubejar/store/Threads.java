package dev.kubejar.store;

/// How the owner of a thread waits for its end.
final class Threads {
    private Threads() {}

    /// Waits whatever comes; an interrupt is kept for later.
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
