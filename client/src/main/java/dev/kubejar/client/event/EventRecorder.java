package dev.kubejar.client.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;

/// Records Events as one component: `replicaset-controller`, `default-scheduler`, `kubelet`. Comes
/// from [Events#recorder]. Any thread may call it; it never blocks.
public interface EventRecorder {

    /// What an Event tells: all is well, or something a person may have to look at.
    enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /// As in the Event's `type`.
        public String text() {
            return text;
        }
    }

    /// Records that something happened to `about`.
    ///
    /// @param fieldPath the part of the object it is about, such as `spec.containers{web}`; empty
    ///   for all of it
    /// @param reason CamelCase, such as `Scheduled`
    void record(ApiObject about, String fieldPath, Type type, String reason, String message);

    default void normal(View about, String reason, String message) {
        record(about.object(), "", Type.NORMAL, reason, message);
    }

    default void warning(View about, String reason, String message) {
        record(about.object(), "", Type.WARNING, reason, message);
    }
}
