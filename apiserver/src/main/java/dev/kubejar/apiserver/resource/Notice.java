package dev.kubejar.apiserver.resource;

/// What a watch of a collection tells.
public sealed interface Notice {

    /// An object came into the selection, changed in it, or left it.
    record Changed(Type type, StoredObject object) implements Notice {}

    /// The objects that were there when the watch began have all been told; what follows happened
    /// after `revision`.
    record InitialEnd(long revision) implements Notice {}

    /// The words of a watch event.
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
