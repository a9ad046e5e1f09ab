package dev.kubejar.kubelet;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.kubelet.runtime.RuntimeFailure;

/// Lets others interrupt a worker's thread while it waits for something long, such as a pull, and
/// at no other time.
final class InterruptGate {
    @GuardedBy("this")
    private boolean isOpen;

    @GuardedBy("this")
    private boolean wasUsed;

    /// Something that may take long.
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /// Runs `work` on the calling thread; throws [InterruptedException] when it was interrupted.
    void pass(Work work) throws InterruptedException {
        open();
        try {
            work.run();
        } catch (RuntimeFailure e) {
            if (isUsed()) {
                throw new InterruptedException(String.valueOf(e.getMessage()));
            }
            throw e;
        } finally {
            close();
        }
    }

    private synchronized void open() {
        isOpen = true;
        wasUsed = false;
    }

    private synchronized boolean isUsed() {
        return wasUsed;
    }

    private synchronized void close() {
        isOpen = false;
        if (wasUsed) {
            Thread.interrupted(); // it was meant for the work that is over now
        }
    }

    /// From any thread.
    synchronized void interrupt(Thread worker) {
        if (isOpen) {
            wasUsed = true;
            worker.interrupt();
        }
    }
}
