package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A watch under way: its events wait in a queue until the test asks for them.
final class Watching implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;
    private static final long QUIET_MILLIS = 300;

    private final Stream<String> lines;
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();

    Watching(Stream<String> lines) {
        this.lines = lines;
        Thread.ofVirtual().name("watch").start(this::collect);
    }

    private void collect() {
        try {
            lines.map(line -> JsonReader.parseObject(line.getBytes(StandardCharsets.UTF_8)))
                    .forEach(events::add);
        } catch (RuntimeException e) {
            // closed by the test
        }
    }

    /// What a watch tells.
    record Event(String type, JsonObject object) {
        String name() {
            return Api.name(object);
        }
    }

    /// The next event as `TYPE NAME`.
    String next() {
        Event event = nextEvent();
        return event.type() + " " + event.name();
    }

    /// The next event of this type; others before it are skipped.
    Event until(String type) {
        while (true) {
            Event event = nextEvent();
            if (event.type().equals(type)) {
                return event;
            }
        }
    }

    /// The next event, which must come.
    Event nextEvent() {
        try {
            JsonObject event = events.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            return new Event(event.string("type"), event.object("object"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An event that comes although nothing happened which this watch should see; empty is right.
    @Nullable String unexpected() {
        try {
            JsonObject event = events.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            return event == null ? null : event.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
