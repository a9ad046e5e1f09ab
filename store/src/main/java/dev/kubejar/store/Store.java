package dev.kubejar.store;

import java.nio.file.Path;

/// The one truth of a cluster: entries, their newest state and their recent history.
///
/// Keys are strings such as `/registry/apps/deployments/default/web`, in the order of their UTF-16
/// code units. Revisions are one counter for all keys, +1 per write; an empty store is at revision
/// 1. Reads never block; all methods may be called by any thread.
///
/// @param <T> what is extracted from each entry's bytes for selectors
@SuppressWarnings("DoNotCallSuggester") // Signatures first; the bodies follow at once.
public final class Store<T> implements AutoCloseable {
    private Store() {}

    /// Recovers what `options.journal()` kept and starts the writer thread.
    ///
    /// @throws StoreLockedException if another process has the journal open
    /// @throws StoreDamagedException if the journal is not whole; nothing was changed on disk
    public static <T> Store<T> open(StoreOptions<T> options) {
        throw new UnsupportedOperationException(options.toString());
    }

    /// The newest state: it holds every write that was ever answered.
    public Snapshot<T> snapshot() {
        throw new UnsupportedOperationException();
    }

    /// The state right after `revision` was written.
    ///
    /// @throws CompactedException if it is older than the history in memory
    /// @throws IllegalArgumentException if there is no such revision yet
    public Snapshot<T> snapshotAt(long revision) {
        throw new UnsupportedOperationException();
    }

    /// Orders `write` among all others and answers when it is durable and visible. Blocks while the
    /// writer's queue is full. Interrupted, the write may still happen.
    ///
    /// @throws StoreStoppedException if the store was closed or the disk failed
    public Outcome<T> commit(Write write) throws InterruptedException {
        throw new UnsupportedOperationException(write.key());
    }

    /// The changes after `afterRevision` of the keys that start with `prefix`. To follow a list,
    /// pass its snapshot's revision.
    ///
    /// @throws CompactedException if some of them are no longer kept
    public Watch<T> watch(String prefix, long afterRevision) {
        throw new UnsupportedOperationException(prefix);
    }

    /// The oldest revision that can be watched from.
    public long compactedRevision() {
        throw new UnsupportedOperationException();
    }

    /// Copies the store, as it is now or a little later, into a directory that does not exist yet.
    public void checkpoint(Path directory) {
        throw new UnsupportedOperationException();
    }

    /// Answers the writes that wait, ends all watches and closes the journal.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
