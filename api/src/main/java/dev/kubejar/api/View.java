package dev.kubejar.api;

/// A typed, read-only look at an object of one kind: `Pod`, `Service`… A record around the tree
/// that reads a field when asked, so what we do not model stays in the object.
///
/// Example: `record Pod(ApiObject object) implements View`.
public interface View {

    ApiObject object();

    default ObjectMeta meta() {
        return object().meta();
    }

    default String name() {
        return meta().name();
    }

    default String namespace() {
        return meta().namespace();
    }

    default String uid() {
        return meta().uid();
    }

    default boolean isDeleting() {
        return meta().isDeleting();
    }
}
