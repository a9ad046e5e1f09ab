package dev.kubejar.client.reconcile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How long to wait before a key that failed is tried again: twice as long after every failure, per
/// key. Holds only keys whose last try failed. Any thread may call it.
///
/// Source: [ItemExponentialFailureRateLimiter](https://pkg.go.dev/k8s.io/client-go/util/workqueue)
public final class Backoff<K> {
    private final Duration first;
    private final Duration longest;

    @GuardedBy("this")
    private final Map<K, Integer> failures = new HashMap<>();

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /// From 5 ms to 1,000 s, as upstream's controllers.
    public static <K> Backoff<K> ofControllers() {
        return new Backoff<>(Duration.ofMillis(5), Duration.ofSeconds(1000));
    }

    /// Counts one more failure; how long to wait now.
    public synchronized Duration next(K key) {
        int before = failures.merge(key, 1, Integer::sum) - 1;
        double nanos = Math.scalb((double) first.toNanos(), before);
        return nanos >= longest.toNanos() ? longest : Duration.ofNanos((long) nanos);
    }

    /// The key succeeded, or is gone.
    public synchronized void reset(K key) {
        failures.remove(key);
    }
}
