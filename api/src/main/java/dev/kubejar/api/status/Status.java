package dev.kubejar.api.status;

import dev.kubejar.api.json.JsonObject;

/// A failure as upstream's `Status` object of version v1.
///
/// @param code the HTTP code, such as 404
/// @param reason upstream's CamelCase word, such as `NotFound`; may be empty
/// @param details `{name, group, kind, uid, causes, retryAfterSeconds}`; may be empty
/// @param metadata a list's, such as where an expired list may go on; most have none
/// @param isRouted whether upstream's router refuses the request before any handler sees it: then
///   there are details even when they are empty
public record Status(
        int code,
        String reason,
        String message,
        JsonObject details,
        JsonObject metadata,
        boolean isRouted) {

    public Status(
            int code, String reason, String message, JsonObject details, JsonObject metadata) {
        this(code, reason, message, details, metadata, false);
    }

    public Status(int code, String reason, String message, JsonObject details) {
        this(code, reason, message, details, JsonObject.EMPTY);
    }

    public static Status of(Reason reason, String message, JsonObject details) {
        return new Status(reason.code(), reason.text(), message, details);
    }

    /// What upstream's router says, such as `406: Not Acceptable…`.
    public static Status routed(Reason reason, String message) {
        return new Status(
                reason.code(), reason.text(), message, JsonObject.EMPTY, JsonObject.EMPTY, true);
    }

    public JsonObject json() {
        var json =
                JsonObject.builder()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("metadata", metadata)
                        .put("status", "Failure")
                        .putUnlessEmpty("message", message)
                        .putUnlessEmpty("reason", reason);
        if (hasDetails()) {
            json.put("details", details);
        }
        return json.put("code", code).build();
    }

    /// Clients look into the details of a path that is not served without asking whether there are
    /// any (kubectl debug does), so these stand there even when empty, as upstream's.
    private boolean hasDetails() {
        return isRouted
                || !details.isEmpty()
                || code == Reason.NOT_FOUND.code()
                || code == Reason.METHOD_NOT_ALLOWED.code()
                || code == Reason.INVALID.code();
    }
}
