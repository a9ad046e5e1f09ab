package dev.kubejar.store;

import java.time.Duration;
import java.util.List;

/// The changes of all keys with one prefix, each exactly once and in order, from a revision on.
///
/// A cursor over the shared history: it holds no events of its own. Used by one thread at a time;
/// [#close] may come from another one.
@SuppressWarnings("DoNotCallSuggester") // Signatures first; the bodies follow at once.
public final class Watch<T> implements AutoCloseable {
    Watch() {}

    /// Waits until there are changes, but not longer than `timeout`; empty if there were none.
    ///
    /// @throws CompactedException if this watch fell so far behind that its next change is gone
    /// @throws StoreStoppedException if the store was closed
    public List<Event<T>> next(Duration timeout) throws InterruptedException {
        throw new UnsupportedOperationException(timeout.toString());
    }

    /// All changes up to this revision have been returned by [#next]: what a bookmark may say.
    public long completeRevision() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
