package dev.kubejar.store;

import java.util.Iterator;
import java.util.Optional;

/// All entries as they were at one revision. Immutable, safe to share, costs a pointer.
@SuppressWarnings("DoNotCallSuggester") // Signatures first; the bodies follow at once.
public final class Snapshot<T> {
    private final long revision;

    Snapshot(long revision) {
        this.revision = revision;
    }

    public long revision() {
        return revision;
    }

    public Optional<Entry<T>> get(String key) {
        throw new UnsupportedOperationException(key);
    }

    /// The entries whose keys start with `prefix`, in the order of their keys, walked lazily.
    public Iterable<Entry<T>> range(String prefix) {
        return range(prefix, "");
    }

    /// As [#range(String)], but only the entries whose keys come after `afterKey`, which itself
    /// need not exist: the next page of a list.
    public Iterable<Entry<T>> range(String prefix, String afterKey) {
        return () -> iterator(prefix, afterKey);
    }

    private Iterator<Entry<T>> iterator(String prefix, String afterKey) {
        throw new UnsupportedOperationException(prefix + afterKey);
    }

    /// How many keys start with `prefix`, without walking them.
    public long count(String prefix) {
        throw new UnsupportedOperationException(prefix);
    }
}
