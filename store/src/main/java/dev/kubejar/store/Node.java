package dev.kubejar.store;

/// A node of a [Tree]. Immutable once it is reachable from a tree.
sealed interface Node<T> permits Leaf, Branch {

    /// More entries or children than this, and the parent splits the node.
    int MOST = 32;

    /// Fewer, and the parent joins it with a neighbour.
    int FEWEST = 8;

    /// How many entries are in and below this node.
    int size();

    /// How many entries or children this node itself holds.
    int width();

    /// A key that is not after any key of this node, and after all keys of the node before.
    String low();

    /// This node with `entry` put in; its width may be one too many.
    Node<T> with(Entry<T> entry);

    /// This node without `key`, itself if it has no such key; its width may be too small, even 0.
    Node<T> without(String key);

    /// The first `at` entries or children.
    Node<T> head(int at);

    /// All but the first `at` entries or children.
    Node<T> tail(int at);

    /// This node followed by its right neighbour, which is of the same kind.
    Node<T> join(Node<T> right);
}
