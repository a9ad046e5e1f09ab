package dev.kubejar.kubelet.runtime.docker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.reconcile.Backoff;
import dev.kubejar.kubelet.runtime.RuntimeEvent;
import dev.kubejar.kubelet.runtime.RuntimeEvents;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's events of this node's containers. When the engine goes away it is asked again until
/// it is back, and [RuntimeEvent.Lost] is told: what a restarted engine remembers is not all.
final class DockerEvents implements RuntimeEvents {
    private static final Logger LOG = LoggerFactory.getLogger(DockerEvents.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Engine engine;
    private final EngineRequest request;

    @GuardedBy("this")
    private JsonLines lines;

    @GuardedBy("this")
    private boolean closed;

    DockerEvents(Engine engine, DockerOptions options) {
        this.engine = engine;
        JsonObject filter =
                DockerLabels.filter(
                                Map.of(
                                        DockerLabels.CLUSTER, options.clusterId(),
                                        DockerLabels.NODE, options.nodeName()))
                        .with("type", JsonArray.ofStrings(List.of("container")))
                        .with(
                                "event",
                                JsonArray.ofStrings(List.of("start", "die", "oom", "destroy")));
        this.request = EngineRequest.get("/events").query("filters", filter.toString());
        this.lines = open();
    }

    private JsonLines open() {
        return new JsonLines(engine.stream(request));
    }

    @Override
    public RuntimeEvent next() throws InterruptedException {
        while (true) {
            try {
                Optional<JsonObject> line = current().next();
                if (line.isEmpty()) {
                    return reconnect("end of stream");
                }
                Optional<RuntimeEvent> event = event(line.get());
                if (event.isPresent()) {
                    return event.get();
                }
            } catch (IOException e) {
                return reconnect(e.toString());
            }
        }
    }

    private synchronized JsonLines current() throws InterruptedException {
        if (closed || Thread.interrupted()) {
            throw new InterruptedException("closed");
        }
        return lines;
    }

    private RuntimeEvent reconnect(String cause) throws InterruptedException {
        current();
        LOG.warn("events=lost engine=docker cause={}", cause);
        var backoff = new Backoff<String>(FIRST_RETRY, LAST_RETRY);
        while (!reopen()) {
            engine.time().sleep(backoff.next("events"));
        }
        LOG.info("events=back engine=docker");
        return new RuntimeEvent.Lost();
    }

    private boolean reopen() throws InterruptedException {
        current();
        try {
            replace(open());
            return true;
        } catch (RuntimeFailure e) {
            LOG.debug("events=lost engine=docker cause={}", e.getMessage());
            return false;
        }
    }

    private void replace(JsonLines fresh) {
        JsonLines unwanted;
        synchronized (this) {
            unwanted = closed ? fresh : lines;
            lines = fresh;
        }
        close(unwanted);
    }

    private static Optional<RuntimeEvent> event(JsonObject json) {
        JsonObject actor = json.object("Actor");
        Map<String, String> attributes = actor.stringMap("Attributes");
        String uid = attributes.getOrDefault(DockerLabels.POD_UID, "");
        String id = actor.string("ID");
        Instant at = Instant.ofEpochSecond(0, json.integer("timeNano", 0));
        return switch (json.string("Action")) {
            case "start" -> Optional.of(new RuntimeEvent.Started(uid, id, at));
            case "die" -> Optional.of(new RuntimeEvent.Died(uid, id, exitCode(attributes), at));
            case "oom" -> Optional.of(new RuntimeEvent.OutOfMemory(uid, id, at));
            case "destroy" -> Optional.of(new RuntimeEvent.Removed(uid, id, at));
            default -> Optional.empty();
        };
    }

    private static int exitCode(Map<String, String> attributes) {
        String code = attributes.getOrDefault("exitCode", "");
        return code.matches("-?\\d{1,9}") ? Integer.parseInt(code) : 0;
    }

    @Override
    public void close() {
        JsonLines current;
        synchronized (this) {
            closed = true;
            current = lines;
        }
        close(current);
    }

    private static void close(JsonLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            LOG.debug("events=closed cause={}", e.toString());
        }
    }
}
