package dev.kubejar.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// All changes that are still kept: the recent ones in memory, the older ones in the journal.
final class Past<T> {
    private final History<T> history;
    private final Journal journal;
    private final Tagger<T> tagger;
    private final Consumer<StoreStoppedException> onFailure;

    Past(History<T> history, StoreOptions<T> options) {
        this.history = history;
        this.journal = options.journal();
        this.tagger = options.tagger();
        this.onFailure = options.onFailure();
    }

    long newestRevision() {
        return history.newest().revision();
    }

    /// As [History#forEachAfter].
    OptionalLong forEachAfter(long revision, int limit, Consumer<Event<T>> each) {
        return history.forEachAfter(revision, limit, each);
    }

    /// The same from the journal.
    ///
    /// @throws CompactedException if some are gone for good
    long readAfter(long revision, int limit, Consumer<Event<T>> each) {
        List<JournalChange> changes = read(revision, limit);
        changes.forEach(change -> each.accept(event(change)));
        return changes.isEmpty() ? revision : changes.getLast().record().revision();
    }

    private List<JournalChange> read(long revision, int limit) {
        try {
            return journal.read(revision, limit);
        } catch (StoreDamagedException e) {
            var failure = new StoreStoppedException(String.valueOf(e.getMessage()), e);
            onFailure.accept(failure);
            throw failure;
        }
    }

    private Event<T> event(JournalChange change) {
        Entry<T> entry = entry(change.record());
        Optional<Entry<T>> previous = change.previous().map(this::entry);
        return change.record().deleted()
                ? new Event.Deleted<>(entry)
                : new Event.Put<>(entry, previous);
    }

    private Entry<T> entry(JournalRecord record) {
        return Entry.of(record, tagger);
    }
}
