package dev.kubejar.apiserver.cel.cost;

/// How large the keys (or positions) and the values of a list or map can be that an expression
/// makes.
record EntrySize(boolean list, Range key, Range value) {
    EntrySize union(EntrySize other) {
        return new EntrySize(list, key.union(other.key), value.union(other.value));
    }
}
