package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [events.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/instrumentation/events.go),
/// [core_events.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/instrumentation/core_events.go)
@WholeCluster
final class EventsTest {
    private static final String EVENTS = "events.k8s.io/v1";

    @Test
    @DisplayName("New Event resource lifecycle, testing a single event")
    void aNewEventLives(Api api, Namespace namespace) {
        String path = namespace.in(EVENTS, "events");
        api.create(path, event(namespace, "single", "")).json();
        assertThat(api.names("/apis/events.k8s.io/v1/events?labelSelector=testevent-set!%3Dnone"))
                .contains("single");
        assertThat(api.names(path)).containsExactly("single");
        assertThat(api.names(namespace.core("events"))).containsExactly("single");

        String twice = "{'count':2,'lastObservedTime':'2026-01-01T00:00:00.000000Z'}";
        JsonObject patched =
                api.patch(path + "/single", "{'series':%s}".formatted(twice).replace('\'', '"'))
                        .json();
        assertThat(patched.object("series").integer("count", 0)).isEqualTo(2);
        assertThat(
                        api.patch(path + "/single", "{\"note\":\"patched\"}")
                                .refusal(422)
                                .string("message"))
                .contains("message: Invalid value: \"patched\": field is immutable");

        JsonObject series =
                JsonObject.builder()
                        .put("count", 100)
                        .put("lastObservedTime", "2026-01-01T00:00:00.000000Z")
                        .build();
        JsonObject updated = api.update(path + "/single", patched.with("series", series)).json();
        assertThat(updated.object("series").integer("count", 0)).isEqualTo(100);
        assertThat(api.get(path + "/single").json()).isEqualTo(updated);

        api.delete(path + "/single").json();
        assertThat(api.names(path)).isEmpty();
    }

    @Test
    @DisplayName("New Event resource lifecycle, testing a list of events")
    void newEventsGoTogether(Api api, Namespace namespace) {
        String path = namespace.in(EVENTS, "events");
        for (String name : new String[] {"one", "two", "three"}) {
            api.create(path, event(namespace, name, "testevent-set: \"true\"")).json();
        }
        assertThat(api.names(path + "?labelSelector=testevent-set%3Dtrue")).hasSize(3);
        api.delete(path + "?labelSelector=testevent-set%3Dtrue").json();
        assertThat(api.names(path)).isEmpty();
    }

    @Test
    @DisplayName("Event, manage lifecycle of an Event")
    void aCoreEventLives(Api api, Namespace namespace) {
        String path = namespace.core("events");
        api.create(path, coreEvent(namespace, "single")).json();
        assertThat(api.names("/api/v1/events?labelSelector=testevent-constant%3Dtrue"))
                .contains("single");

        api.patch(
                        path + "/single",
                        "application/strategic-merge-patch+json",
                        "{\"message\":\"This is a test event - patched\"}")
                .json();
        JsonObject patched = api.get(path + "/single").json();
        assertThat(patched.string("message")).isEqualTo("This is a test event - patched");

        api.update(path + "/single", patched.with("reason", "Updated")).json();
        assertThat(api.get(path + "/single").json().string("reason")).isEqualTo("Updated");

        api.delete(path + "/single").json();
        api.get(path + "/single").refusal(404);
    }

    @Test
    @DisplayName("Event, delete a collection")
    void coreEventsGoTogether(Api api, Namespace namespace) {
        String path = namespace.core("events");
        for (String name : new String[] {"one", "two", "three"}) {
            api.create(path, coreEvent(namespace, name)).json();
        }
        api.delete(path + "?labelSelector=testevent-constant%3Dtrue").json();
        assertThat(api.names(path)).isEmpty();
    }

    private static String event(Namespace namespace, String name, String labels) {
        return """
        apiVersion: events.k8s.io/v1
        kind: Event
        metadata: {name: %1$s, namespace: %2$s, labels: {%3$s}}
        regarding: {namespace: %2$s, kind: Pod, name: it}
        note: This is a test event
        reason: Test
        type: Normal
        action: Do
        eventTime: "2026-01-01T00:00:00.000000Z"
        reportingController: test-controller
        reportingInstance: test-node
        """
                .formatted(name, namespace.name(), labels);
    }

    private static String coreEvent(Namespace namespace, String name) {
        return """
        apiVersion: v1
        kind: Event
        metadata: {name: %1$s, labels: {testevent-constant: "true"}}
        message: This is a test event
        reason: Test
        type: Normal
        count: 1
        involvedObject: {namespace: %2$s}
        """
                .formatted(name, namespace.name());
    }
}
