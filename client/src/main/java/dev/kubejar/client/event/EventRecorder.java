package dev.kubejar.client.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;

/// Records Events as one component: `replicaset-controller`, `default-scheduler`, `kubelet`. Comes
/// from [Events#recorder]. Any thread may call it; it never blocks.
public interface EventRecorder {

    /// Records that something happened to `about`.
    ///
    /// @param fieldPath the part of the object it is about, such as `spec.containers{web}`; empty
    ///   for all of it
    /// @param reason CamelCase, such as `Scheduled`
    void record(ApiObject about, String fieldPath, EventType type, String reason, String message);

    default void normal(View about, String reason, String message) {
        record(about.object(), "", EventType.NORMAL, reason, message);
    }

    default void warning(View about, String reason, String message) {
        record(about.object(), "", EventType.WARNING, reason, message);
    }
}
