package dev.kubejar.store;

/// What must be true of a key, at the moment its write is ordered, for the write to happen.
public sealed interface Condition {

    /// There is no such entry: a create. Otherwise [Outcome.AlreadyExists].
    record Absent() implements Condition {}

    /// The entry was last written by this revision: an update of what was read. Otherwise
    /// [Outcome.Changed] or [Outcome.Missing].
    record AtRevision(long revision) implements Condition {}

    /// There is such an entry, whatever its revision. Otherwise [Outcome.Missing].
    record Present() implements Condition {}

    /// No condition; but the deletion of what is not there is [Outcome.Missing].
    record Any() implements Condition {}

    static Condition absent() {
        return new Absent();
    }

    static Condition atRevision(long revision) {
        return new AtRevision(revision);
    }

    static Condition present() {
        return new Present();
    }

    static Condition any() {
        return new Any();
    }
}
