package dev.kubejar.store;

import java.util.Optional;

/// One change of one key, as watchers see it. Every revision has exactly one.
public sealed interface Event<T> {

    /// The state that the change left behind; for a deletion the last state, with the revision of
    /// the deletion.
    Entry<T> entry();

    default String key() {
        return entry().key();
    }

    default long revision() {
        return entry().revision();
    }

    /// The entry was created (no `previous`) or replaced.
    record Put<T>(Entry<T> entry, Optional<Entry<T>> previous) implements Event<T> {}

    /// The entry was removed.
    record Deleted<T>(Entry<T> entry) implements Event<T> {}
}
