package dev.kubejar.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A node that holds entries, by ascending key.
final class Leaf<T> implements Node<T> {
    private final Entry<T>[] entries;

    Leaf(Entry<T>[] entries) {
        this.entries = entries;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays; this one is empty.
    static <T> Leaf<T> empty() {
        return new Leaf<>((Entry<T>[]) new Entry[0]);
    }

    @Override
    public int size() {
        return entries.length;
    }

    @Override
    public int width() {
        return entries.length;
    }

    @Override
    public String low() {
        return entries.length == 0 ? "" : entries[0].key();
    }

    /// This leaf with `added` after its own entries.
    Leaf<T> withAll(List<Entry<T>> added) {
        Entry<T>[] grown = Arrays.copyOf(entries, entries.length + added.size());
        for (int i = 0; i < added.size(); i++) {
            grown[entries.length + i] = added.get(i);
        }
        return new Leaf<>(grown);
    }

    Entry<T> at(int index) {
        return entries[index];
    }

    Optional<Entry<T>> get(String key) {
        int index = rank(key);
        return holds(key, index) ? Optional.of(entries[index]) : Optional.empty();
    }

    private boolean holds(String key, int index) {
        return index < entries.length && entries[index].key().equals(key);
    }

    /// How many keys come before `key`.
    int rank(String key) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].key().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Leaf<T> with(Entry<T> entry) {
        int index = rank(entry.key());
        if (holds(entry.key(), index)) {
            Entry<T>[] changed = entries.clone();
            changed[index] = entry;
            return new Leaf<>(changed);
        }
        Entry<T>[] grown = Arrays.copyOf(entries, entries.length + 1);
        System.arraycopy(entries, index, grown, index + 1, entries.length - index);
        grown[index] = entry;
        return new Leaf<>(grown);
    }

    @Override
    public Leaf<T> without(String key) {
        int index = rank(key);
        if (!holds(key, index)) {
            return this;
        }
        Entry<T>[] shrunk = Arrays.copyOf(entries, entries.length - 1);
        System.arraycopy(entries, index + 1, shrunk, index, shrunk.length - index);
        return new Leaf<>(shrunk);
    }

    @Override
    public Leaf<T> head(int at) {
        return new Leaf<>(Arrays.copyOf(entries, at));
    }

    @Override
    public Leaf<T> tail(int at) {
        return new Leaf<>(Arrays.copyOfRange(entries, at, entries.length));
    }

    @Override
    public Leaf<T> join(Node<T> right) {
        Entry<T>[] added = ((Leaf<T>) right).entries;
        Entry<T>[] joined = Arrays.copyOf(entries, entries.length + added.length);
        System.arraycopy(added, 0, joined, entries.length, added.length);
        return new Leaf<>(joined);
    }
}
