package dev.kubejar.store;

import java.util.Optional;

/// Extracts from an entry what selectors need. Pure; a tag must be deeply immutable.
///
/// @param <T> the tag
@FunctionalInterface
public interface Tagger<T> {

    /// The tag of stored bytes; called on any thread, when somebody first asks.
    T of(String key, byte[] value);

    /// The tag of what `value` is at `revision`, where the one who wrote it can tell without
    /// reading the bytes back. Called on the writer thread, as [Value#at] is.
    default Optional<T> ofWritten(Value value, long revision) {
        return Optional.empty();
    }
}
