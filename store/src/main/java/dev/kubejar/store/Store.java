package dev.kubejar.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one truth of a cluster: entries, their newest state and their recent history.
///
/// Keys are strings such as `/registry/apps/deployments/default/web`, in the order of their UTF-16
/// code units. Revisions are one counter for all keys, +1 per write; an empty store is at revision
/// 1. Reads never block; all methods may be called by any thread.
///
/// @param <T> what is extracted from each entry's bytes for selectors
public final class Store<T> implements AutoCloseable {
    private final Journal journal;
    private final History<T> history;
    private final Past<T> past;
    private final Compaction compaction;
    private final Watches<T> watches;
    private final Writer<T> writer;

    private Store(StoreOptions<T> options, Snapshot<T> start, Compaction compaction) {
        this.journal = options.journal();
        this.compaction = compaction;
        this.history = new History<>(start, options.history().memoryBytes());
        this.past = new Past<>(history, options);
        this.watches = new Watches<>(history);
        this.writer = new Writer<>(options, history, watches, compaction);
    }

    /// Recovers what `options.journal()` kept and starts the writer thread.
    ///
    /// @throws java.io.UncheckedIOException if the directory cannot be used
    /// @throws StoreLockedException if another process has the journal open
    /// @throws StoreDamagedException if the journal is not whole; nothing was changed on disk
    public static <T> Store<T> open(StoreOptions<T> options) {
        Map<String, Entry<T>> live = new TreeMap<>();
        Journal.Recovered recovered =
                options.journal()
                        .recover(record -> {
                            if (record.deleted()) {
                                live.remove(record.key());
                            } else {
                                live.put(record.key(), Entry.of(record, options.tagger()));
                            }
                        });
        var start = new Snapshot<T>(recovered.revision(), Tree.of(List.copyOf(live.values())));
        var compaction =
                new Compaction(options.journal(), recovered, options.clock(), options.history());
        var store = new Store<T>(options, start, compaction);
        store.watches.start();
        store.writer.start();
        return store;
    }

    /// The newest state: it holds every write that was ever answered.
    public Snapshot<T> snapshot() {
        return history.newest();
    }

    /// The state right after `revision` was written.
    ///
    /// @throws CompactedException if it is older than the history in memory
    /// @throws IllegalArgumentException if there is no such revision yet
    public Snapshot<T> snapshotAt(long revision) {
        requireKept(revision);
        return history.snapshotAt(revision);
    }

    /// Orders `write` among all others and answers when it is durable and visible. Blocks while the
    /// writer's queue is full. Interrupted, the write may still happen.
    ///
    /// @throws StoreStoppedException if the store was closed or the disk failed
    public Outcome<T> commit(Write write) throws InterruptedException {
        return writer.commit(write);
    }

    /// The changes after `afterRevision` of the keys that start with `prefix`. To follow a list,
    /// pass its snapshot's revision.
    ///
    /// @throws CompactedException if some of them are no longer kept
    public Watch<T> watch(String prefix, long afterRevision) {
        requireKept(afterRevision);
        var watch = new Watch<>(prefix, afterRevision, watches, past);
        watches.add(watch);
        return watch;
    }

    private void requireKept(long revision) {
        long oldest = compaction.oldestRevision();
        if (revision < oldest) {
            throw new CompactedException(revision, oldest);
        }
    }

    /// The oldest revision that can be watched from.
    public long compactedRevision() {
        return compaction.oldestRevision();
    }

    /// Copies the store, as it is now or a little later, into a directory that does not exist yet.
    public void checkpoint(Path directory) {
        journal.checkpoint(directory);
    }

    /// Writes what waits, ends all watches and closes the journal.
    @Override
    public void close() {
        writer.close();
        watches.close();
        journal.close();
    }
}
