package dev.kubejar.cluster.conformance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/// Waits for what the cluster's loops do, by looking.
final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Await() {}

    /// Looks until `condition` holds; fails the test when it never does.
    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                Assertions.fail("waited " + LONGEST.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
