package dev.kubejar.client.reconcile;

import java.util.Optional;

/// The Events that go with a change. In their messages `{name}` stands for the name of the object
/// that was written, `{error}` for the refusal's message.
public record Announcement(Optional<Notice> success, Optional<Notice> refusal) {

    public static Announcement of(Notice success, Notice refusal) {
        return new Announcement(Optional.of(success), Optional.of(refusal));
    }

    public static Announcement ofSuccess(Notice success) {
        return new Announcement(Optional.of(success), Optional.empty());
    }
}
