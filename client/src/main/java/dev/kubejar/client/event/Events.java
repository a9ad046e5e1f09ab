package dev.kubejar.client.event;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.WriteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what all recorders of a process record, on threads of its own.
///
/// Events about one object are written in order by one [Lane]. Each lane holds at most 1,000
/// occurrences that wait to be written; what comes while so many wait is dropped, and so is what
/// the [Correlator] finds to be too much about one object.
public final class Events implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Events.class);
    private static final int LANES = 4;
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);

    private final Time time;
    private final List<Lane> lanes;
    private final AtomicLong lastStamp = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicReference<Instant> lastTold = new AtomicReference<>(Instant.EPOCH);

    /// @param writer the program that most recorders are parts of
    public Events(Client client, Time time, WriteOptions writer) {
        this.time = time;
        this.lanes =
                IntStream.range(0, LANES)
                        .mapToObj(i -> new Lane("events-" + i, client, time, writer))
                        .toList();
    }

    /// The recorder of a component that belongs to no node.
    public EventRecorder recorder(String component) {
        return recorder(component, "");
    }

    /// The recorder of a component of one node.
    ///
    /// @param host the node's name
    public EventRecorder recorder(String component, String host) {
        var source = new Source(component, host);
        return (about, fieldPath, type, reason, message) ->
                offer(
                        new Occurrence(
                                source,
                                Occurrence.reference(about, fieldPath),
                                type,
                                reason,
                                message,
                                time.now(),
                                stamp()));
    }

    /// Nanoseconds since 1970, but never the same twice: it becomes part of the Event's name.
    private long stamp() {
        var now = time.now();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return lastStamp.updateAndGet(last -> Math.max(last + 1, nanos));
    }

    private void offer(Occurrence occurrence) {
        int lane = Math.floorMod(occurrence.involved().string("uid").hashCode(), LANES);
        if (!lanes.get(lane).offer(occurrence)) {
            dropped.incrementAndGet();
            tellOfDrops(time.now());
        }
    }

    /// Once a minute at most: drops come by the thousand.
    private void tellOfDrops(Instant now) {
        Instant last = lastTold.get();
        if (now.isAfter(last.plus(TELL_EVERY)) && lastTold.compareAndSet(last, now)) {
            log.warn("msg=\"too many events wait, some are lost\" lost={}", dropped.getAndSet(0));
        }
    }

    /// Blocks until everything recorded so far is written or given up.
    public void awaitIdle() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.awaitIdle();
        }
    }

    /// Stops writing; what still waits is lost.
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
