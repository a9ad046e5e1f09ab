package dev.kubejar.apiserver.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a pod uses.
///
/// @param at the end of the time over which it was measured
/// @param window that time; the longest, where some of its containers run for less
/// @param containers by their names
record PodUsage(Instant at, Duration window, SortedMap<String, Amount> containers) {
    PodUsage {
        containers = Collections.unmodifiableSortedMap(new TreeMap<>(containers));
    }

    Amount sum() {
        return containers.values().stream().reduce(Amount.NOTHING, Amount::plus);
    }
}
