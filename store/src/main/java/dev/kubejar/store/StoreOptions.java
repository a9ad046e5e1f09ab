package dev.kubejar.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What a [Store] is opened with.
///
/// @param journal owned by the store from then on
/// @param tagger extracts what selectors need
/// @param clock ages the history
/// @param onFailure told, on the thread that met it, that the disk failed: decides how the process
///   stops
/// @param history how much of the past is kept
public record StoreOptions<T>(
        Journal journal,
        Tagger<T> tagger,
        InstantSource clock,
        Consumer<StoreStoppedException> onFailure,
        HistoryLimits history) {

    public StoreOptions(
            Journal journal,
            Tagger<T> tagger,
            InstantSource clock,
            Consumer<StoreStoppedException> onFailure) {
        this(journal, tagger, clock, onFailure, HistoryLimits.DEFAULT);
    }

    /// How much of the past can be watched and listed.
    ///
    /// @param age what is older is compacted
    /// @param memoryBytes beyond it, the oldest changes are kept on disk only
    /// @param revisions beyond it, the oldest changes are compacted before they are `age` old
    public record HistoryLimits(Duration age, long memoryBytes, long revisions) {
        /// Upstream's five minutes.
        public static final HistoryLimits DEFAULT =
                new HistoryLimits(Duration.ofMinutes(5), 64L << 20, 1_000_000);
    }
}
