package dev.kubejar.client.event;

import java.util.LinkedHashMap;
import java.util.Optional;

/// A map of bounded size that forgets what was not used for longest. Belongs to one thread.
final class RecentlyUsed<K, V> {
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int bound;

    RecentlyUsed(int bound) {
        this.bound = bound;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > bound) {
            entries.pollFirstEntry();
        }
    }
}
