package dev.kubejar.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The changes of all keys with one prefix, each exactly once and in order, from a revision on.
///
/// A cursor over the shared history: it holds no events of its own, so a slow reader costs nothing
/// and slows nobody. What is no longer in memory is read from the journal. [Watches] says from
/// which revision on there is something to find, so that a quiet watch neither walks over the
/// changes of others nor falls behind because of them. Used by one thread at a time; [#close] may
/// come from another one.
public final class Watch<T> implements AutoCloseable {
    private static final int MOST_EVENTS = 512;
    private static final long NOTHING = 0;

    private final String prefix;
    private final Watches<T> watches;
    private final Past<T> past;

    /// The first revision that may concern this watch and that it has not looked at.
    private final AtomicLong pendingFrom;

    private final Semaphore bell = new Semaphore(0);
    private boolean finished; // as the reader has seen
    private long cursor; // all changes up to this revision were looked at
    private volatile boolean closed;
    private volatile boolean finishing;

    Watch(String prefix, long afterRevision, Watches<T> watches, Past<T> past) {
        this.prefix = prefix;
        this.cursor = afterRevision;
        this.pendingFrom = new AtomicLong(afterRevision + 1);
        this.watches = watches;
        this.past = past;
    }

    String prefix() {
        return prefix;
    }

    /// Waits until there are changes, but not longer than `timeout`; empty if there were none.
    ///
    /// @throws CompactedException if this watch fell so far behind that its next change is gone
    /// @throws StoreStoppedException if the store was closed
    /// @throws IllegalStateException if this watch was closed
    public List<Event<T>> next(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            bell.drainPermits(); // before looking: a ring for what is found now may be forgotten
            requireOpen();
            boolean last = finishing;
            if (last) {
                pendingFrom.set(cursor + 1); // what is written may not be announced yet
            }
            List<Event<T>> found = poll();
            finished = last && found.isEmpty();
            long left = deadline - System.nanoTime();
            if (!found.isEmpty() || left <= 0 || last) {
                return found;
            }
            bell.tryAcquire(left, TimeUnit.NANOSECONDS);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the watch is closed");
        }
        watches.requireOpen();
    }

    private List<Event<T>> poll() {
        List<Event<T>> found = new ArrayList<>();
        try {
            poll(found);
        } catch (RuntimeException e) {
            close(); // a second look would miss what this one took
            throw e;
        }
        return found;
    }

    /// Finds what there is now. The order of the first two reads matters: nothing up to `announced`
    /// concerns this watch but what `pendingFrom` had pointed at by then.
    private void poll(List<Event<T>> found) {
        long announced = watches.announcedRevision();
        long from = pendingFrom.getAndSet(NOTHING);
        while (from != NOTHING) {
            long newest = past.newestRevision();
            cursor = advance(Math.max(cursor, from - 1), newest, found);
            if (cursor < newest && !found.isEmpty()) {
                pendingFrom.set(cursor + 1); // earlier than whatever was announced since
                return;
            }
            from = cursor < newest ? cursor + 1 : NOTHING;
        }
        cursor = Math.max(cursor, announced);
    }

    /// Looks at some of the changes after `start`, and returns up to where.
    private long advance(long start, long newest, List<Event<T>> found) {
        int limit = (int) Math.min(MOST_EVENTS, newest - start);
        if (limit <= 0) {
            return start;
        }
        return past.forEachAfter(start, limit, event -> keep(event, found))
                .orElseGet(() -> past.readAfter(start, limit, event -> keep(event, found)));
    }

    private void keep(Event<T> event, List<Event<T>> found) {
        if (event.key().startsWith(prefix)) {
            found.add(event);
        }
    }

    /// Tells that `revision` concerns this watch. Called by the thread of [Watches].
    void announce(long revision) {
        if (pendingFrom.compareAndSet(NOTHING, revision)) {
            ring();
        }
    }

    void ring() {
        bell.release();
    }

    /// All changes up to this revision have been returned by [#next]: what a bookmark may say.
    /// Asked by the thread that calls [#next].
    public long completeRevision() {
        return cursor;
    }

    /// Lets [#next] wait no more: it returns what has been written by now, then nothing.
    public void finish() {
        finishing = true;
        ring();
    }

    /// Whether [#next] has returned all there will be. Asked by the thread that calls it.
    public boolean isFinished() {
        return finished;
    }

    /// Ends the watch: a waiting [#next] throws.
    @Override
    public void close() {
        closed = true;
        watches.remove(this);
        ring();
    }
}
