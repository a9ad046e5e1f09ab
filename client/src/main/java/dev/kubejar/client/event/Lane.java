package dev.kubejar.client.event;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.event.Event;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Worker;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.Correlator.Observation;
import dev.kubejar.client.event.Correlator.Written;
import java.time.Duration;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the Events about some of the objects, one after another, on a thread of its own.
///
/// A refused Event is given up. When the cluster cannot be reached it tries twelve times, ten
/// seconds apart.
final class Lane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final ResourceType EVENTS = Event.KIND.type();
    private static final int LONGEST_QUEUE = 1_000;
    private static final int TRIES = 12;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Client client;
    private final Time time;
    private final WriteOptions writer;
    private final Correlator correlator = new Correlator();
    private final Worker thread;

    @GuardedBy("this")
    private final ArrayDeque<Occurrence> queue = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean busy;

    Lane(String name, Client client, Time time, WriteOptions writer) {
        this.client = client;
        this.time = time;
        this.writer = writer;
        this.thread = Worker.start(name, this::run);
    }

    /// False when too many wait already.
    synchronized boolean offer(Occurrence occurrence) {
        if (queue.size() >= LONGEST_QUEUE) {
            return false;
        }
        queue.add(occurrence);
        notifyAll();
        return true;
    }

    synchronized void awaitIdle() throws InterruptedException {
        while (busy || !queue.isEmpty()) {
            wait();
        }
    }

    @Override
    public void close() {
        thread.close();
    }

    private void run() throws InterruptedException {
        while (true) {
            var observation = correlator.observe(take());
            if (observation.isPresent()) {
                write(observation.get());
            }
            done();
        }
    }

    private synchronized Occurrence take() throws InterruptedException {
        while (queue.isEmpty()) {
            wait();
        }
        busy = true;
        return queue.removeFirst();
    }

    private synchronized void done() {
        busy = false;
        notifyAll();
    }

    private void write(Observation observation) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                send(observation);
                correlator.written(observation);
                return;
            } catch (StatusException refusal) {
                log.debug("msg=\"event refused\" error=\"{}\"", refusal.getMessage());
                return;
            } catch (RuntimeException unreachable) {
                log.debug("msg=\"event not written, trying again\"", unreachable);
            }
            time.sleep(PAUSE);
        }
    }

    private void send(Observation observation) {
        if (observation.before().isPresent()) {
            try {
                raise(observation);
                return;
            } catch (StatusException refusal) {
                if (!refusal.is(Reason.NOT_FOUND)) {
                    throw refusal;
                }
            }
        }
        create(observation);
    }

    private void raise(Observation observation) {
        Written after = observation.after();
        Patch patch =
                Patch.merge(
                        JsonObject.builder()
                                .put("count", after.count())
                                .put("lastTimestamp", lastTimestamp(observation))
                                .put("message", observation.occurrence().message())
                                .build());
        client.patch(
                ResourcePath.of(EVENTS, namespace(observation), after.name()),
                patch,
                writer(observation));
    }

    private void create(Observation observation) {
        client.create(
                ResourcePath.in(EVENTS, namespace(observation)),
                event(observation),
                writer(observation));
    }

    private WriteOptions writer(Observation observation) {
        Source source = observation.occurrence().source();
        return WriteOptions.as(source.program(writer.fieldManager()));
    }

    private static ApiObject event(Observation observation) {
        Occurrence occurrence = observation.occurrence();
        Written after = observation.after();
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", EVENTS.apiVersion())
                        .put("kind", EVENTS.kind())
                        .put(
                                "metadata",
                                JsonObject.EMPTY
                                        .with("name", after.name())
                                        .with("namespace", namespace(observation)))
                        .put("involvedObject", occurrence.involved())
                        .put("reason", occurrence.reason())
                        .put("message", occurrence.message())
                        .put("source", source(occurrence.source()))
                        .put("firstTimestamp", Timestamps.seconds(after.first()))
                        .put("lastTimestamp", lastTimestamp(observation))
                        .put("count", after.count())
                        .put("type", occurrence.type().text())
                        .put("eventTime", JsonNull.NULL)
                        .put("reportingComponent", occurrence.source().component())
                        .put("reportingInstance", occurrence.source().host())
                        .build());
    }

    private static JsonObject source(Source source) {
        return JsonObject.builder()
                .putUnlessEmpty("component", source.component())
                .putUnlessEmpty("host", source.host())
                .build();
    }

    private static String lastTimestamp(Observation observation) {
        return Timestamps.seconds(observation.occurrence().at());
    }

    /// Events about objects of the whole cluster live in `default`.
    private static String namespace(Observation observation) {
        String namespace = observation.occurrence().involved().string("namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }
}
