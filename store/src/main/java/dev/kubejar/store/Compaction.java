package dev.kubejar.store;

import dev.kubejar.store.StoreOptions.HistoryLimits;
import java.time.InstantSource;

/// Decides which history is too old to keep, and has the journal drop it step by step.
final class Compaction {
    /// Small enough that a write behind a step hardly waits.
    private static final int STEP_RECORDS = 256;

    private final Journal journal;
    private final InstantSource clock;
    private final HistoryLimits limits;
    private final Timeline timeline;
    private volatile long compactedRevision;
    private long newestRevision; // the writer thread's

    Compaction(
            Journal journal,
            Journal.Recovered recovered,
            InstantSource clock,
            HistoryLimits limits) {
        this.journal = journal;
        this.clock = clock;
        this.limits = limits;
        this.timeline = new Timeline(clock.millis(), recovered.revision());
        this.compactedRevision = recovered.compactedRevision();
        this.newestRevision = recovered.revision();
    }

    /// Notes that `revision` is the newest from now on.
    void mark(long revision) {
        newestRevision = revision;
        timeline.mark(clock.millis(), revision);
    }

    /// The oldest revision that may be asked for now: it was the newest one until `limits.age()`
    /// ago, or later.
    long oldestRevision() {
        return Math.max(compactedRevision, timeline.revisionAt(horizonMillis()));
    }

    private long horizonMillis() {
        return clock.millis() - limits.age().toMillis();
    }

    private long dueRevision() {
        return Math.max(oldestRevision(), newestRevision - limits.revisions());
    }

    boolean isDue() {
        return compactedRevision < dueRevision();
    }

    /// Drops a little, if anything is due. Returns the revision that history must start at by now.
    long step() {
        long due = dueRevision();
        if (compactedRevision < due) {
            compactedRevision = journal.compact(due, STEP_RECORDS);
            timeline.dropBefore(horizonMillis());
        }
        return due;
    }
}
