package dev.kubejar.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Where the store keeps its writes for good: every live state, and the recent history.
///
/// [#recover] comes first and once. [#append], [#compact] and [#maintain] are called by the writer
/// thread alone; [#read] and [#checkpoint] by any thread. A failure to write is a
/// [StoreStoppedException], after which nothing more is appended.
public interface Journal extends AutoCloseable {

    /// Opens the journal and hands over every record that is kept, by ascending revision: the
    /// newest one of each live key, and all that are newer than the compacted revision.
    ///
    /// @throws java.io.UncheckedIOException if the directory cannot be used
    /// @throws StoreLockedException if someone else has it open
    /// @throws StoreDamagedException if anything that was acknowledged is missing or garbled; then
    ///   nothing was changed on disk
    Recovered recover(Consumer<JournalRecord> each);

    /// Keeps `batch`, whose revisions follow the newest one without a gap, whole or not at all.
    /// When this returns, a crash cannot take it back.
    void append(List<JournalRecord> batch);

    /// The changes after `afterRevision`, oldest first and without a gap, at most `limit`.
    ///
    /// @throws CompactedException if some of them are gone
    /// @throws StoreDamagedException if they cannot be read
    List<JournalChange> read(long afterRevision, int limit);

    /// Drops what only history up to and including `revision` needs, at most about `limit` records
    /// in one step. Returns the revision up to which that is done now: call again until it is
    /// `revision`.
    long compact(long revision, int limit);

    /// What is due about every second: a relaxed journal brings its writes to the disk here.
    void maintain();

    /// Writes a copy that can be opened into `directory`, which must not exist, while writes go on.
    void checkpoint(Path directory);

    @Override
    void close();

    /// What a journal knew when it was opened.
    ///
    /// @param revision the newest revision, 1 in a new journal
    /// @param compactedRevision the oldest revision after which all changes are kept
    record Recovered(long revision, long compactedRevision) {}
}
