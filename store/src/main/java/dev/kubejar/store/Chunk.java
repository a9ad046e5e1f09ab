package dev.kubejar.store;

import java.util.List;

/// A stretch of the [History]: the state before it, and its events without a gap.
///
/// The writer thread adds events behind those that readers know of; a reader learns how far it may
/// read from [History], whose volatile write orders the two.
final class Chunk<T> {
    private static final int EVENTS = 512;
    private static final long BYTES = 4L << 20;

    /// What an event weighs beside its value: key, entry, event, tree nodes that are kept for it.
    private static final long BYTES_PER_EVENT = 512;

    private final Snapshot<T> before;
    private final Event<T>[] events;
    private int count;
    private long bytes;

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays.
    Chunk(Snapshot<T> before) {
        this.before = before;
        this.events = (Event<T>[]) new Event[EVENTS + Batch.MOST_WRITES];
    }

    /// The revision right before the first event.
    long base() {
        return before.revision();
    }

    boolean isFull() {
        return count >= EVENTS || bytes >= BYTES;
    }

    long bytes() {
        return bytes;
    }

    /// Takes the events of one batch; only a chunk that is not full has room for any batch.
    void add(List<Event<T>> batch) {
        for (Event<T> event : batch) {
            events[count++] = event;
            bytes += event.entry().value().length + BYTES_PER_EVENT;
        }
    }

    Event<T> at(long revision) {
        return events[(int) (revision - base() - 1)];
    }

    /// The state right after `revision`: the one before this chunk, brought forward.
    Snapshot<T> snapshotAt(long revision) {
        Tree<T> tree = before.tree();
        for (long r = base() + 1; r <= revision; r++) {
            tree = tree.after(at(r));
        }
        return new Snapshot<>(revision, tree);
    }
}
