package dev.kubejar.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The writes of one sync: each is checked against the newest state and the earlier ones of the
/// batch, and gets the next revision if its condition holds. Used by the writer thread, once.
final class Batch<T> {
    /// What one sync carries at most; the rest waits for the next.
    static final int MOST_WRITES = 512;

    private static final long MOST_BYTES = 8L << 20;

    private final Tagger<T> tagger;
    private final List<Answer<T>> answers = new ArrayList<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final List<Event<T>> events = new ArrayList<>();
    private Tree<T> tree;
    private long revision;
    private long bytes;

    /// What to tell a waiting thread once the batch is durable.
    private record Answer<T>(PendingWrite<T> pending, Outcome<T> outcome) {}

    Batch(Snapshot<T> newest, Tagger<T> tagger) {
        this.tree = newest.tree();
        this.revision = newest.revision();
        this.tagger = tagger;
    }

    boolean hasRoom() {
        return answers.size() < MOST_WRITES && bytes < MOST_BYTES;
    }

    List<JournalRecord> records() {
        return records;
    }

    List<Event<T>> events() {
        return events;
    }

    /// The state that this batch leads to.
    Snapshot<T> after() {
        return new Snapshot<>(revision, tree);
    }

    /// Checks and stages one write. Whatever it throws concerns this write alone.
    void stage(PendingWrite<T> pending) {
        answers.add(new Answer<>(pending, stage(pending.write())));
    }

    private Outcome<T> stage(Write write) {
        Optional<Entry<T>> found = tree.get(write.key());
        boolean missingIsFine = write.change() instanceof Change.Put;
        return switch (write.condition()) {
            case Condition.Absent() when found.isPresent() ->
                    new Outcome.AlreadyExists<>(found.get());
            case Condition.Absent() when !missingIsFine -> new Outcome.Missing<>();
            case Condition.Any() when found.isEmpty() && !missingIsFine -> new Outcome.Missing<>();
            case Condition.Present() when found.isEmpty() -> new Outcome.Missing<>();
            case Condition.AtRevision(_) when found.isEmpty() -> new Outcome.Missing<>();
            case Condition.AtRevision(long seen) when seen != found.get().revision() ->
                    new Outcome.Changed<>(found.get());
            case Condition.Absent(),
                    Condition.Any(),
                    Condition.Present(),
                    Condition.AtRevision(_) ->
                    written(write, found);
        };
    }

    private Outcome<T> written(Write write, Optional<Entry<T>> previous) {
        long next = revision + 1;
        Value wanted = write.change().value();
        byte[] value = wanted.at(next);
        long created = previous.map(Entry::createRevision).orElse(next);
        var entry = new Entry<>(write.key(), value, created, next, tagger);
        tagger.ofWritten(wanted, next).ifPresent(entry::know);
        Event<T> event =
                switch (write.change()) {
                    case Change.Put _ -> new Event.Put<>(entry, previous);
                    case Change.Delete _ -> new Event.Deleted<>(entry);
                };
        tree = tree.after(event);
        events.add(event);
        records.add(
                new JournalRecord(
                        write.key(),
                        value,
                        created,
                        next,
                        previous.map(Entry::revision).orElse(0L),
                        event instanceof Event.Deleted));
        revision = next;
        bytes += value.length;
        return new Outcome.Written<>(entry, previous);
    }

    /// Tells everyone, after the batch is durable and visible.
    void answer() {
        for (Answer<T> answer : answers) {
            answer.pending().answer(answer.outcome());
        }
    }

    /// Tells everyone that the batch may be lost.
    void fail(RuntimeException failure) {
        for (Answer<T> answer : answers) {
            answer.pending().fail(failure);
        }
    }
}
