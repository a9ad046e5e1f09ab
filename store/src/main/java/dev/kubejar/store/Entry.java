package dev.kubejar.store;

import org.jspecify.annotations.Nullable;

/// One key with its bytes, as one revision wrote them. Immutable, safe to share between threads.
///
/// @param <T> what the caller extracts from the bytes: labels and selectable fields
public final class Entry<T> {
    private final String key;
    private final byte[] value;
    private final long createRevision;
    private final long revision;
    private final Tagger<T> tagger;

    /// A race is harmless: two threads may both extract the tag, and get equal ones.
    private @Nullable T tag;

    Entry(String key, byte[] value, long createRevision, long revision, Tagger<T> tagger) {
        this.key = key;
        this.value = value;
        this.createRevision = createRevision;
        this.revision = revision;
        this.tagger = tagger;
    }

    /// Has the tag without extracting it. Before anyone else sees the entry.
    void know(T known) {
        tag = known;
    }

    static <T> Entry<T> of(JournalRecord record, Tagger<T> tagger) {
        return new Entry<>(
                record.key(), record.value(), record.createRevision(), record.revision(), tagger);
    }

    public String key() {
        return key;
    }

    /// The bytes as they are kept, shared with all readers: they must never be changed.
    public byte[] value() {
        return value;
    }

    /// The revision that created this key; it stays when the entry is replaced.
    public long createRevision() {
        return createRevision;
    }

    /// The revision that wrote these bytes.
    public long revision() {
        return revision;
    }

    /// What the [Tagger] says of it: since it was written, or extracted at first need and kept.
    public T tag() {
        T known = tag;
        if (known == null) {
            known = tagger.of(key, value);
            tag = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return key + "@" + revision;
    }
}
