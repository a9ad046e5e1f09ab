package dev.kubejar.kubelet.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.time.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again: a timer while it waits, a virtual thread while it works. A turn
/// that is still under way when the next is due takes its place.
public final class Heartbeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final String name;
    private final Time time;
    private final Duration every;
    private final Runnable beat;

    @GuardedBy("this")
    private Optional<Time.Timer> timer = Optional.empty();

    @GuardedBy("this")
    private @Nullable Thread thread;

    @GuardedBy("this")
    private boolean isClosed;

    /// @param name of its thread
    public Heartbeat(String name, Time time, Duration every, Runnable beat) {
        this.name = name;
        this.time = time;
        this.every = every;
        this.beat = beat;
    }

    /// The first beat comes after one interval.
    public synchronized void start() {
        if (!isClosed) {
            timer = Optional.of(time.after(every, this::due));
        }
    }

    private synchronized void due() {
        start();
        if (!isClosed && thread == null) {
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        try {
            beat.run();
        } catch (RuntimeException e) {
            log.warn("msg=\"heartbeat failed\" name={} error=\"{}\"", name, e.toString());
        } finally {
            synchronized (this) {
                thread = null;
            }
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            isClosed = true;
            timer.ifPresent(Time.Timer::cancel);
            running = thread;
        }
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
