package dev.kubejar.client.event;

import dev.kubejar.api.ApiObject;
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
        return JsonObject.builder()
                .put("kind", about.kind())
                .putUnlessEmpty("namespace", about.meta().namespace())
                .put("name", about.meta().name())
                .putUnlessEmpty("uid", about.meta().uid())
                .put("apiVersion", about.apiVersion())
                .putUnlessEmpty("resourceVersion", about.meta().resourceVersion())
                .putUnlessEmpty("fieldPath", fieldPath)
                .build();
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
