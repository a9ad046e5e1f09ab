package dev.kubejar.client;

import dev.kubejar.api.ApiObject;

/// What a watch delivers. A deleted object is its last state, with the `resourceVersion` of its
/// deletion.
public sealed interface WatchEvent {
    record Added(ApiObject object) implements WatchEvent {}

    record Modified(ApiObject object) implements WatchEvent {}

    record Deleted(ApiObject object) implements WatchEvent {}

    /// Nothing up to this revision is still to come.
    record Bookmark(String resourceVersion) implements WatchEvent {}
}
