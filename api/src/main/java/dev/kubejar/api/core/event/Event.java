package dev.kubejar.api.core.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.time.Instant;
import java.util.Optional;

/// Something that happened to an object, for people to read; forgotten after an hour.
public record Event(ApiObject object) implements View {
    public static final Kind<Event> KIND =
            new Kind<>(new ResourceType("", "v1", "Event", "events", Scope.NAMESPACED), Event::new);

    public ObjectReference involvedObject() {
        return new ObjectReference(object.json().object("involvedObject"));
    }

    public String reason() {
        return object.json().string("reason");
    }

    public String message() {
        return object.json().string("message");
    }

    /// `Normal` or `Warning`.
    public String type() {
        return object.json().string("type");
    }

    /// How many times it happened, as the old recorders count; 0 when they do not.
    public int count() {
        return Math.toIntExact(object.json().integer("count", 0));
    }

    /// Which component reports it.
    public String component() {
        return object.json()
                .findString("reportingComponent")
                .filter(it -> !it.isEmpty())
                .orElse(object.json().object("source").string("component"));
    }

    public Optional<Instant> firstTimestamp() {
        return object.json().findString("firstTimestamp").map(Timestamps::parse);
    }

    public Optional<Instant> lastTimestamp() {
        return object.json().findString("lastTimestamp").map(Timestamps::parse);
    }

    public Optional<Instant> eventTime() {
        return object.json().findString("eventTime").map(Timestamps::parse);
    }
}
