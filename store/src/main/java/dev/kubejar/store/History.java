package dev.kubejar.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The newest state and the recent events that led to it, shared by all readers and watches.
///
/// The writer thread publishes a batch with one volatile write of [View]; readers take the current
/// view and need no lock. Each revision has one event, so an event is found by counting. The oldest
/// chunks are dropped by bytes and by age, never the one that is being filled.
final class History<T> {
    private final long mostBytes;
    private volatile View<T> view;
    private long bytes; // of all chunks; the writer thread's

    /// What readers see: all chunks, and the newest state, which says how far the last one is
    /// filled.
    private record View<T>(List<Chunk<T>> chunks, Snapshot<T> newest) {
        long oldest() {
            return chunks.getFirst().base();
        }

        /// The chunk that starts at `revision` or most closely before it.
        int indexAfter(long revision) {
            int low = 0;
            int high = chunks.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (chunks.get(middle).base() <= revision) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }

    History(Snapshot<T> start, long mostBytes) {
        this.mostBytes = mostBytes;
        this.view = new View<>(List.of(new Chunk<>(start)), start);
    }

    Snapshot<T> newest() {
        return view.newest();
    }

    /// The revision after which all events are in memory.
    long oldestRevision() {
        return view.oldest();
    }

    /// Makes a batch visible: its events, and the state they led to.
    void publish(List<Event<T>> events, Snapshot<T> after) {
        View<T> seen = view;
        List<Chunk<T>> chunks = seen.chunks();
        if (chunks.getLast().isFull()) {
            chunks = new ArrayList<>(chunks);
            chunks.add(new Chunk<>(seen.newest()));
            chunks = List.copyOf(chunks);
        }
        Chunk<T> last = chunks.getLast();
        long before = last.bytes();
        last.add(events);
        bytes += last.bytes() - before;
        view = new View<>(chunks, after);
    }

    /// Drops the chunks that hold only events up to `revision`, and those beyond the bound of
    /// bytes.
    void dropUpTo(long revision) {
        List<Chunk<T>> chunks = view.chunks();
        int dropped = 0;
        while (dropped < chunks.size() - 1
                && (chunks.get(dropped + 1).base() <= revision || bytes > mostBytes)) {
            bytes -= chunks.get(dropped).bytes();
            dropped++;
        }
        if (dropped > 0) {
            view = new View<>(List.copyOf(chunks.subList(dropped, chunks.size())), newest());
        }
    }

    /// The state right after `revision`.
    ///
    /// @throws CompactedException if it is no longer in memory
    Snapshot<T> snapshotAt(long revision) {
        View<T> seen = view;
        if (revision == seen.newest().revision()) {
            return seen.newest();
        }
        if (revision > seen.newest().revision()) {
            throw new IllegalArgumentException(
                    "revision " + revision + " is to come; newest is " + seen.newest().revision());
        }
        if (revision < seen.oldest()) {
            throw new CompactedException(revision, seen.oldest());
        }
        return seen.chunks().get(seen.indexAfter(revision)).snapshotAt(revision);
    }

    /// Passes on the events after `revision`, at most `limit`, and returns the revision of the
    /// last; empty, and none passed on, if some are no longer in memory.
    OptionalLong forEachAfter(long revision, int limit, Consumer<Event<T>> each) {
        View<T> seen = view;
        long last = Math.min(seen.newest().revision(), revision + limit);
        if (revision >= last) {
            return OptionalLong.of(revision);
        }
        if (revision < seen.oldest()) {
            return OptionalLong.empty();
        }
        int index = seen.indexAfter(revision);
        for (long r = revision + 1; r <= last; r++) {
            if (index + 1 < seen.chunks().size() && r > seen.chunks().get(index + 1).base()) {
                index++;
            }
            each.accept(seen.chunks().get(index).at(r));
        }
        return OptionalLong.of(last);
    }
}
