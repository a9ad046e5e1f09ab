package dev.kubejar.store;

import java.util.Optional;

/// All entries as they were at one revision. Immutable, safe to share, costs a pointer.
public final class Snapshot<T> {
    /// After every key that starts with a prefix, if put behind it: no key holds U+FFFF.
    private static final String END = "\uffff";

    private final long revision;
    private final Tree<T> tree;

    Snapshot(long revision, Tree<T> tree) {
        this.revision = revision;
        this.tree = tree;
    }

    public long revision() {
        return revision;
    }

    Tree<T> tree() {
        return tree;
    }

    public Optional<Entry<T>> get(String key) {
        return tree.get(key);
    }

    /// The entries whose keys start with `prefix`, in the order of their keys, walked lazily.
    public Iterable<Entry<T>> range(String prefix) {
        return () -> tree.from(prefix, prefix);
    }

    /// As [#range(String)], but only the entries whose keys come after `afterKey`, which itself
    /// need not exist: the next page of a list.
    public Iterable<Entry<T>> range(String prefix, String afterKey) {
        // The smallest string after another one is that one with U+0000 behind it.
        String start = afterKey.compareTo(prefix) < 0 ? prefix : afterKey + '\0';
        return () -> tree.from(start, prefix);
    }

    /// How many keys start with `prefix`, without walking them.
    public int count(String prefix) {
        return tree.rank(prefix + END) - tree.rank(prefix);
    }

    /// How many of them come after `afterKey`: what remains of a list after a page.
    public int count(String prefix, String afterKey) {
        String start = afterKey.compareTo(prefix) < 0 ? prefix : afterKey + '\0';
        return Math.max(0, tree.rank(prefix + END) - tree.rank(start));
    }
}
