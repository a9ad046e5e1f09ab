package dev.kubejar.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stands still until it is advanced.
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }
}
