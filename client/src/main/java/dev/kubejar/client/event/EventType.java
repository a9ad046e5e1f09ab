package dev.kubejar.client.event;

/// What an Event tells: all is well, or something a person may have to look at.
public enum EventType {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /// As in the Event's `type`.
    public String text() {
        return text;
    }
}
