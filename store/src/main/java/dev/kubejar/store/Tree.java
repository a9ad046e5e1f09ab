package dev.kubejar.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A persistent sorted map from key to [Entry]: a B+ tree whose changes copy the path from the root
/// to one leaf and share all else. Every tree that was ever handed out stays as it was, so that a
/// snapshot is a pointer. Each branch knows how many entries are below it, which makes counting a
/// range as cheap as finding it.
final class Tree<T> {
    private final Node<T> root;

    private Tree(Node<T> root) {
        this.root = root;
    }

    static <T> Tree<T> empty() {
        return new Tree<>(Leaf.empty());
    }

    /// A tree of entries that come by ascending key.
    static <T> Tree<T> of(List<Entry<T>> ascending) {
        Leaf<T> all = Leaf.empty();
        List<Node<T>> level = new ArrayList<>();
        for (List<Entry<T>> part : parts(ascending)) {
            level.add(all.withAll(part));
        }
        while (level.size() > 1) {
            List<Node<T>> above = new ArrayList<>();
            for (List<Node<T>> part : parts(level)) {
                above.add(Branch.of(part.toArray(Branch.array(0))));
            }
            level = above;
        }
        return new Tree<>(level.isEmpty() ? all : level.getFirst());
    }

    /// Cuts `all` into equal parts of legal width; only a single part may be smaller.
    private static <N> List<List<N>> parts(List<N> all) {
        int count = Math.ceilDiv(all.size(), Node.MOST * 3 / 4);
        List<List<N>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) all.size() * i / count);
            int to = (int) ((long) all.size() * (i + 1) / count);
            parts.add(all.subList(from, to));
        }
        return parts;
    }

    int size() {
        return root.size();
    }

    Optional<Entry<T>> get(String key) {
        Node<T> node = root;
        while (node instanceof Branch<T> branch) {
            node = branch.child(branch.indexFor(key));
        }
        return ((Leaf<T>) node).get(key);
    }

    Tree<T> with(Entry<T> entry) {
        Node<T> changed = root.with(entry);
        return new Tree<>(changed.width() > Node.MOST ? Branch.ofHalves(changed) : changed);
    }

    Tree<T> without(String key) {
        Node<T> changed = root.without(key);
        if (changed == root) {
            return this;
        }
        return new Tree<>(
                changed instanceof Branch<T> branch && branch.width() == 1
                        ? branch.child(0)
                        : changed);
    }

    /// This tree after `event`.
    Tree<T> after(Event<T> event) {
        return switch (event) {
            case Event.Put<T> put -> with(put.entry());
            case Event.Deleted<T> deleted -> without(deleted.key());
        };
    }

    /// How many keys come before `key`.
    int rank(String key) {
        int before = 0;
        Node<T> node = root;
        while (node instanceof Branch<T> branch) {
            int index = branch.indexFor(key);
            before += branch.sizeBefore(index);
            node = branch.child(index);
        }
        return before + ((Leaf<T>) node).rank(key);
    }

    /// The entries from `key` (included) on whose keys start with `prefix`, up to the first that
    /// does not.
    Iterator<Entry<T>> from(String key, String prefix) {
        return new Walk<>(root, key, prefix);
    }

    /// Goes from leaf to leaf; it finds the next one from the root, once per leaf.
    private static final class Walk<T> implements Iterator<Entry<T>> {
        private final Node<T> root;
        private final String prefix;
        private Leaf<T> leaf;
        private int index;
        private @Nullable Entry<T> next;

        Walk(Node<T> root, String key, String prefix) {
            this.root = root;
            this.prefix = prefix;
            Node<T> node = root;
            while (node instanceof Branch<T> branch) {
                node = branch.child(branch.indexFor(key));
            }
            this.leaf = (Leaf<T>) node;
            this.index = leaf.rank(key);
            this.next = find();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry<T> next() {
            Entry<T> found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            next = find();
            return found;
        }

        private @Nullable Entry<T> find() {
            if (index == leaf.width()) {
                Leaf<T> following = following();
                if (following == null) {
                    return null;
                }
                leaf = following;
                index = 0;
            }
            Entry<T> entry = leaf.at(index++);
            return entry.key().startsWith(prefix) ? entry : null;
        }

        private @Nullable Leaf<T> following() {
            Node<T> right = null;
            Node<T> node = root;
            while (node instanceof Branch<T> branch) {
                int index = branch.indexFor(leaf.low());
                right = index + 1 < branch.width() ? branch.child(index + 1) : right;
                node = branch.child(index);
            }
            while (right instanceof Branch<T> branch) {
                right = branch.child(0);
            }
            return (Leaf<T>) right;
        }
    }
}
