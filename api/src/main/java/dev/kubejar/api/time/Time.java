package dev.kubejar.api.time;

import java.time.Duration;
import java.time.Instant;

/// Now, and timers. One is injected for the whole cluster, so that it can run on manual time.
public interface Time {

    Instant now();

    /// Runs `task` once after `delay`, on a thread of the timer's: the task must hand its work to
    /// another thread and return at once. Cancelling a timer that has fired does nothing.
    Timer after(Duration delay, Runnable task);

    /// Blocks the calling virtual thread for `duration` of this clock.
    void sleep(Duration duration) throws InterruptedException;

    /// A task that has not run yet.
    @FunctionalInterface
    interface Timer {
        void cancel();
    }
}
