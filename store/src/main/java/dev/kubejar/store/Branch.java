package dev.kubejar.store;

import java.util.Arrays;

/// A node that holds nodes. `lows[i]` tells its children apart: it is not after any key of child
/// `i`, and after every key of child `i - 1`.
final class Branch<T> implements Node<T> {
    private final String[] lows;
    private final Node<T>[] children;
    private final int size;

    private Branch(String[] lows, Node<T>[] children, int size) {
        this.lows = lows;
        this.children = children;
        this.size = size;
    }

    private Branch(String[] lows, Node<T>[] children) {
        this(lows, children, sizeOf(children));
    }

    private static int sizeOf(Node<?>[] children) {
        int total = 0;
        for (Node<?> child : children) {
            total += child.size();
        }
        return total;
    }

    /// The parent of `children`, which are in order and all of the same height.
    static <T> Branch<T> of(Node<T>[] children) {
        String[] lows = new String[children.length];
        Arrays.setAll(lows, index -> children[index].low());
        return new Branch<>(lows, children);
    }

    /// The parent of the two halves of a node that grew too wide.
    static <T> Branch<T> ofHalves(Node<T> wide) {
        Node<T>[] halves = array(2);
        halves[0] = wide.head(wide.width() / 2);
        halves[1] = wide.tail(wide.width() / 2);
        return of(halves);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays; filled at once.
    static <T> Node<T>[] array(int length) {
        return (Node<T>[]) new Node[length];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int width() {
        return children.length;
    }

    @Override
    public String low() {
        return lows[0];
    }

    Node<T> child(int index) {
        return children[index];
    }

    /// The child where `key` is, or would be put.
    int indexFor(String key) {
        int found = Arrays.binarySearch(lows, key);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /// How many keys are in the children before the one at `index`.
    int sizeBefore(int index) {
        int total = 0;
        for (int i = 0; i < index; i++) {
            total += children[i].size();
        }
        return total;
    }

    @Override
    public Branch<T> with(Entry<T> entry) {
        int index = indexFor(entry.key());
        Node<T> changed = children[index].with(entry);
        Branch<T> replaced =
                changed.width() > MOST
                        ? replace(index, 1, Branch.ofHalves(changed).children)
                        : replace(index, changed);
        return entry.key().compareTo(lows[0]) < 0 ? replaced.withLow(entry.key()) : replaced;
    }

    private Branch<T> withLow(String low) {
        String[] lowered = lows.clone();
        lowered[0] = low;
        return new Branch<>(lowered, children, size);
    }

    @Override
    public Branch<T> without(String key) {
        int index = indexFor(key);
        Node<T> child = children[index];
        Node<T> changed = child.without(key);
        if (changed == child) {
            return this;
        }
        if (changed.width() >= FEWEST || children.length == 1) {
            return replace(index, changed);
        }
        int left = index == 0 ? 0 : index - 1;
        Node<T> joined = index == 0 ? changed.join(children[1]) : children[left].join(changed);
        if (joined.width() > MOST) {
            return replace(left, 2, Branch.ofHalves(joined).children);
        }
        Node<T>[] one = array(1);
        one[0] = joined;
        return replace(left, 2, one);
    }

    private Branch<T> replace(int index, Node<T> child) {
        Node<T>[] changed = children.clone();
        changed[index] = child;
        return new Branch<>(lows, changed, size + child.size() - children[index].size());
    }

    /// Puts `added` in the place of `removed` children; the first of them keeps its low key.
    private Branch<T> replace(int index, int removed, Node<T>[] added) {
        int length = children.length - removed + added.length;
        int rest = children.length - index - removed;
        Node<T>[] changed = Arrays.copyOf(children, length);
        String[] changedLows = Arrays.copyOf(lows, length);
        System.arraycopy(added, 0, changed, index, added.length);
        System.arraycopy(children, index + removed, changed, index + added.length, rest);
        System.arraycopy(lows, index + removed, changedLows, index + added.length, rest);
        for (int i = 1; i < added.length; i++) {
            changedLows[index + i] = added[i].low();
        }
        return new Branch<>(changedLows, changed);
    }

    @Override
    public Branch<T> head(int at) {
        return new Branch<>(Arrays.copyOf(lows, at), Arrays.copyOf(children, at));
    }

    @Override
    public Branch<T> tail(int at) {
        return new Branch<>(
                Arrays.copyOfRange(lows, at, lows.length),
                Arrays.copyOfRange(children, at, children.length));
    }

    @Override
    public Branch<T> join(Node<T> right) {
        var added = (Branch<T>) right;
        int length = children.length + added.children.length;
        String[] joinedLows = Arrays.copyOf(lows, length);
        Node<T>[] joined = Arrays.copyOf(children, length);
        System.arraycopy(added.lows, 0, joinedLows, lows.length, added.lows.length);
        System.arraycopy(added.children, 0, joined, children.length, added.children.length);
        return new Branch<>(joinedLows, joined);
    }
}
