package dev.kubejar.store;

/// What a [Write] does to its key.
///
/// Both forms compute their bytes on the writer thread, once the write's condition holds and its
/// revision is known: the API server splices `resourceVersion` in there.
public sealed interface Change {

    /// The bytes to keep, or to announce last.
    Value value();

    /// Creates or replaces the entry.
    record Put(Value value) implements Change {}

    /// Removes the entry. `value` gives its last state, which carries the revision of the deletion
    /// and is what watchers are told.
    record Delete(Value value) implements Change {}
}
