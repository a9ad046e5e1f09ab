package dev.kubejar.client.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.event.ObjectReference;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;

/// One thing that happened, as it was recorded.
///
/// @param involved the Event's `involvedObject`
/// @param stamp a number of its own, for a name
record Occurrence(
        Source source,
        JsonObject involved,
        EventType type,
        String reason,
        String message,
        Instant at,
        long stamp) {

    static JsonObject reference(ApiObject about, String fieldPath) {
        ObjectReference whole = ObjectReference.to(about);
        return fieldPath.isEmpty() ? whole.json() : whole.withFieldPath(fieldPath).json();
    }

    /// The object and who speaks about it: what the spam filter counts by.
    About about() {
        return new About(source, involved.without("resourceVersion").without("fieldPath"));
    }

    /// What equal occurrences have in common.
    Same same() {
        return new Same(source, involved.without("resourceVersion"), type, reason, message);
    }

    /// What occurrences have in common that differ in their messages at most.
    Similar similar() {
        return new Similar(about(), type, reason);
    }

    Occurrence withMessage(String changed) {
        return new Occurrence(source, involved, type, reason, changed, at, stamp);
    }

    record About(Source source, JsonObject object) {}

    record Same(
            Source source, JsonObject involved, EventType type, String reason, String message) {}

    record Similar(About about, EventType type, String reason) {}
}
