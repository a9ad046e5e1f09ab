package dev.kubejar.api.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/// A clock that stands still until a test advances it. Timers fire on the advancing thread,
/// earliest first.
public final class ManualTime implements Time {
    @GuardedBy("this")
    private final PriorityQueue<Pending> pending = new PriorityQueue<>();

    @GuardedBy("this")
    private Instant now;

    @GuardedBy("this")
    private long nextOrder;

    public ManualTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        var one = new Pending(now.plus(delay), nextOrder++, task);
        pending.add(one);
        return () -> cancel(one);
    }

    private synchronized void cancel(Pending one) {
        pending.remove(one);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        var over = new CountDownLatch(1);
        Timer timer = after(duration, over::countDown);
        try {
            over.await();
        } finally {
            timer.cancel();
        }
    }

    /// Moves the clock forward, running each timer that comes due at its own time.
    public void advance(Duration duration) {
        Instant until = now().plus(duration);
        for (Optional<Pending> due = next(until); due.isPresent(); due = next(until)) {
            due.get().task().run();
        }
    }

    private synchronized Optional<Pending> next(Instant until) {
        Pending first = pending.peek();
        if (first == null || first.at().isAfter(until)) {
            now = until;
            return Optional.empty();
        }
        pending.remove(first);
        now = first.at().isAfter(now) ? first.at() : now;
        return Optional.of(first);
    }

    private record Pending(Instant at, long order, Runnable task) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
