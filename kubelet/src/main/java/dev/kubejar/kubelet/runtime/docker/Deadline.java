package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.time.Time;
import java.time.Duration;

/// Hangs up when the time is over; closing it before calls that off.
final class Deadline implements AutoCloseable {
    private final EngineConnection connection;
    private final Time.Timer timer;
    private volatile boolean passed;

    Deadline(Time time, Duration timeout, EngineConnection connection) {
        this.connection = connection;
        this.timer = time.after(timeout, this::hangUp);
    }

    private void hangUp() {
        passed = true;
        connection.close();
    }

    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
