package dev.kubejar.client.reconcile;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.client.event.EventType;

/// An Event to record.
///
/// @param about the object that it stands at in `kubectl describe`
/// @param reason CamelCase, such as `SuccessfulCreate`
public record Notice(ApiObject about, EventType type, String reason, String message) {

    public static Notice normal(View about, String reason, String message) {
        return new Notice(about.object(), EventType.NORMAL, reason, message);
    }

    public static Notice warning(View about, String reason, String message) {
        return new Notice(about.object(), EventType.WARNING, reason, message);
    }

    Notice withMessage(String changed) {
        return new Notice(about, type, reason, changed);
    }
}
