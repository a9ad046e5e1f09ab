package dev.kubejar.kubelet.pod;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How long to hold back what failed before: 10 s, doubling to 300 s, forgotten when it went well
/// for 10 minutes. One entry per key, such as a container's name or an image.
///
/// The first try after a failure is free; only its failure starts the delay.
///
/// Source: [Container
/// restarts](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts)
public record BackOffs(Map<String, Entry> entries) {
    public static final BackOffs NONE = new BackOffs(Map.of());

    static final Duration INITIAL = Duration.ofSeconds(10);
    static final Duration MAX = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = MAX.multipliedBy(2);

    public BackOffs {
        entries = Map.copyOf(entries);
    }

    /// The delay of one key and when it was last raised.
    public record Entry(Duration delay, Instant raisedAt) {
        private boolean isForgottenAt(Instant event) {
            return Duration.between(raisedAt, event).compareTo(FORGOTTEN_AFTER) > 0;
        }
    }

    /// Until when `key`, which failed at `event`, is held back; empty when it may go now.
    public Optional<Instant> holdsUntil(String key, Instant event, Instant now) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.isForgottenAt(event))
                .map(entry -> event.plus(entry.delay()))
                .filter(now::isBefore);
    }

    /// The present delay of `key`; zero when it has none.
    public Duration delay(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::delay).orElse(Duration.ZERO);
    }

    /// When the delay of `key` was last raised.
    public Optional<Instant> raisedAt(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::raisedAt);
    }

    /// Raises the delay of `key`, which failed at `event` and is tried again now.
    public BackOffs raised(String key, Instant event, Instant now) {
        Duration next =
                Optional.ofNullable(entries.get(key))
                        .filter(entry -> !entry.isForgottenAt(event))
                        .map(entry -> doubled(entry.delay()))
                        .orElse(INITIAL);
        var changed = new HashMap<>(entries);
        changed.put(key, new Entry(next, now));
        return new BackOffs(changed);
    }

    public BackOffs without(String key) {
        var changed = new HashMap<>(entries);
        changed.remove(key);
        return new BackOffs(changed);
    }

    private static Duration doubled(Duration delay) {
        Duration twice = delay.multipliedBy(2);
        return twice.compareTo(MAX) > 0 ? MAX : twice;
    }
}
