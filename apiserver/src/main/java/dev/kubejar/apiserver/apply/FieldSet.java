package dev.kubejar.apiserver.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A set of fields as a tree: what is a member, and what has members below it. Immutable.
///
/// ```
/// {"f:metadata": {"f:labels": {".": {}, "f:app": {}}}}   .metadata.labels, .metadata.labels.app
/// ```
///
/// Source: [fieldpath.Set](https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/fieldpath#Set)
final class FieldSet {
    static final FieldSet EMPTY = new FieldSet(List.of());

    /// Sorted by element; none without a member at or below it.
    private final List<Node> nodes;

    /// One element with all that lies below it.
    ///
    /// @param isMember whether the element itself is in the set
    record Node(PathElement element, boolean isMember, FieldSet below) {
        static Node leaf(PathElement element) {
            return new Node(element, true, EMPTY);
        }

        /// This node, or itself when nothing is other.
        @SuppressWarnings("ReferenceEquality") // equality would walk the tree at every level
        private Node with(boolean member, FieldSet other) {
            return member == isMember && other == below ? this : new Node(element, member, other);
        }

        private boolean isNothing() {
            return !isMember && below.isEmpty();
        }
    }

    private FieldSet(List<Node> nodes) {
        this.nodes = nodes;
    }

    /// A set of nodes in any order, each element once.
    static FieldSet of(Collection<Node> nodes) {
        if (nodes.isEmpty()) {
            return EMPTY;
        }
        Node[] sorted = nodes.toArray(Node[]::new);
        if (sorted.length > 1) {
            Arrays.sort(sorted, Comparator.comparing(Node::element));
        }
        return new FieldSet(Arrays.asList(sorted));
    }

    static FieldSet of(FieldPath path) {
        FieldSet below = EMPTY;
        boolean isMember = true;
        for (PathElement step : path.steps().reversed()) {
            below = new FieldSet(List.of(new Node(step, isMember, below)));
            isMember = false;
        }
        return below;
    }

    /// The fields at the paths, such as `metadata.name`.
    static FieldSet ofFields(String... paths) {
        FieldSet all = EMPTY;
        for (String path : paths) {
            all = all.union(of(FieldPath.of(List.of(path.split("\\.")))));
        }
        return all;
    }

    private static FieldSet ofSorted(List<Node> nodes) {
        return nodes.isEmpty() ? EMPTY : new FieldSet(nodes);
    }

    List<Node> nodes() {
        return nodes;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    boolean has(FieldPath path) {
        FieldSet here = this;
        boolean isMember = false;
        for (PathElement step : path.steps()) {
            Node node = here.node(step);
            isMember = node.isMember;
            here = node.below;
        }
        return isMember;
    }

    /// What is in the set below `element`; nothing there is the empty set.
    FieldSet below(PathElement element) {
        return node(element).below;
    }

    boolean has(PathElement element) {
        return node(element).isMember;
    }

    private Node node(PathElement element) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Node node = nodes.get(middle);
            int order = node.element.compareTo(element);
            if (order == 0) {
                return node;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return new Node(element, false, EMPTY);
    }

    /// All members: on each level first those of that level, then what lies below them.
    List<FieldPath> paths() {
        var paths = new ArrayList<FieldPath>();
        collect(FieldPath.ROOT, paths);
        return paths;
    }

    private void collect(FieldPath here, List<FieldPath> paths) {
        for (Node node : nodes) {
            if (node.isMember) {
                paths.add(here.plus(node.element));
            }
        }
        for (Node node : nodes) {
            if (!node.below.isEmpty()) {
                node.below.collect(here.plus(node.element), paths);
            }
        }
    }

    // ---- two sets

    /// How a node of one set and the node of the same element in another become one.
    @FunctionalInterface
    private interface Meeting {
        Node meet(Node mine, Node theirs);
    }

    /// Walks both sets in their order. What does not change is the same instance afterwards, so
    /// that it need not be printed again.
    ///
    /// @param keepsTheirs whether what only the other has is kept
    private FieldSet merged(FieldSet other, boolean keepsMine, boolean keepsTheirs, Meeting both) {
        var merged = new ArrayList<Node>(nodes.size() + (keepsTheirs ? other.nodes.size() : 0));
        int mine = 0;
        int theirs = 0;
        while (mine < nodes.size() || theirs < other.nodes.size()) {
            int order = order(mine, other, theirs);
            if (order < 0) {
                addIf(keepsMine, merged, nodes.get(mine++));
            } else if (order > 0) {
                addIf(keepsTheirs, merged, other.nodes.get(theirs++));
            } else {
                Node met = both.meet(nodes.get(mine++), other.nodes.get(theirs++));
                addIf(!met.isNothing(), merged, met);
            }
        }
        return isSame(merged) ? this : ofSorted(merged);
    }

    @SuppressWarnings("ReferenceEquality") // a node that did not change is the same instance
    private boolean isSame(List<Node> others) {
        for (int i = 0; i < Math.min(nodes.size(), others.size()); i++) {
            if (nodes.get(i) != others.get(i)) {
                return false;
            }
        }
        return nodes.size() == others.size();
    }

    private int order(int mine, FieldSet other, int theirs) {
        if (mine == nodes.size()) {
            return 1;
        }
        return theirs == other.nodes.size()
                ? -1
                : nodes.get(mine).element.compareTo(other.nodes.get(theirs).element);
    }

    private static void addIf(boolean wanted, List<Node> nodes, Node node) {
        if (wanted) {
            nodes.add(node);
        }
    }

    FieldSet union(FieldSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return merged(
                other,
                true,
                true,
                (one, two) -> one.with(one.isMember || two.isMember, one.below.union(two.below)));
    }

    FieldSet intersection(FieldSet other) {
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        return merged(
                other,
                false,
                false,
                (one, two) ->
                        one.with(one.isMember && two.isMember, one.below.intersection(two.below)));
    }

    /// Without the members of `other`; what lies below those stays.
    FieldSet difference(FieldSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        return merged(
                other,
                true,
                false,
                (one, two) ->
                        one.with(one.isMember && !two.isMember, one.below.difference(two.below)));
    }

    /// Without the members of `other` and all that lies below them.
    FieldSet without(FieldSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        return merged(
                other,
                true,
                false,
                (one, two) ->
                        two.isMember
                                ? one.with(false, EMPTY)
                                : one.with(one.isMember, one.below.without(two.below)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && nodes.equals(set.nodes);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    @Override
    public String toString() {
        return FieldsV1.print(this).toString();
    }
}
