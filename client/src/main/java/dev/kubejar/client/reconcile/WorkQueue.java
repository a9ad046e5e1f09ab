package dev.kubejar.client.reconcile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keys that wait to be worked on, first come, first served. A key waits at most once, and only one
/// worker has it at a time: added while it is worked on, it waits again when that worker is done.
/// So the queue is never longer than the number of distinct keys, and no addition is lost.
///
/// Any thread may call it. Workers loop over [#take] and [#done].
///
/// Source: [client-go's workqueue](https://pkg.go.dev/k8s.io/client-go/util/workqueue)
final class WorkQueue<K> implements AutoCloseable {
    private final Time time;

    @GuardedBy("this")
    private final LinkedHashSet<K> waiting = new LinkedHashSet<>();

    @GuardedBy("this")
    private final Set<K> working = new HashSet<>();

    @GuardedBy("this")
    private final Set<K> addedMeanwhile = new HashSet<>();

    @GuardedBy("this")
    private final Map<K, Delayed> delayed = new HashMap<>();

    @GuardedBy("this")
    private boolean closed;

    public WorkQueue(Time time) {
        this.time = time;
    }

    public synchronized void add(K key) {
        if (closed) {
            return;
        }
        if (working.contains(key)) {
            addedMeanwhile.add(key);
        } else if (waiting.add(key)) {
            notifyAll();
        }
    }

    /// Adds the key after `delay`. Of several delays of one key the one that ends first counts.
    public synchronized void addAfter(K key, Duration delay) {
        if (closed) {
            return;
        }
        if (!delay.isPositive()) {
            add(key);
            return;
        }
        Instant due = time.now().plus(delay);
        Delayed earlier = delayed.get(key);
        if (earlier != null && !due.isBefore(earlier.due())) {
            return;
        }
        if (earlier != null) {
            earlier.timer().cancel();
        }
        delayed.put(key, new Delayed(due, time.after(delay, () -> comeDue(key, due))));
    }

    private synchronized void comeDue(K key, Instant due) {
        Delayed now = delayed.get(key);
        if (now != null && now.due().equals(due)) {
            delayed.remove(key);
            add(key);
        }
    }

    /// Blocks for the next key, which is the caller's until [#done]; empty when closed.
    public synchronized Optional<K> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return Optional.empty();
        }
        K key = waiting.removeFirst();
        working.add(key);
        return Optional.of(key);
    }

    /// The caller has finished with a key that it took.
    public synchronized void done(K key) {
        working.remove(key);
        if (addedMeanwhile.remove(key)) {
            add(key);
        }
        notifyAll();
    }

    /// Blocks until no key waits and none is worked on. Keys whose delay is not over do not count.
    public synchronized void awaitIdle() throws InterruptedException {
        while (!isIdle() && !closed) {
            wait();
        }
    }

    public synchronized boolean isIdle() {
        return waiting.isEmpty() && working.isEmpty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        delayed.values().forEach(one -> one.timer().cancel());
        delayed.clear();
        notifyAll();
    }

    private record Delayed(Instant due, Time.Timer timer) {}
}
