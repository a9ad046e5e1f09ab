package dev.kubejar.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/// Waits for something that another process does, by looking.
public final class Await {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Await() {}

    /// Looks until `condition` holds; fails the test after three minutes.
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                Assertions.fail("waited three minutes in vain until " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /// Looks until `assertion` no longer fails; after three minutes its failure is the test's.
    public static void untilAsserted(Runnable assertion) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }
}
