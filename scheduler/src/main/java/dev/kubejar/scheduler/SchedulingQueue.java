package dev.kubejar.scheduler;

import dev.kubejar.client.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The pods that wait for a node: ready ones by priority and age, refused ones until the cluster
/// changes. Belongs to the scheduler's thread.
///
/// A refused pod backs off, 1 s doubling to 10 s, before it is tried again, and is tried again
/// after five minutes at the latest. A pod waits here once, so the bound is the number of pods.
final class SchedulingQueue {
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Comparator<Waiting> ORDER =
            Comparator.comparingInt((Waiting it) -> -it.priority)
                    .thenComparing(it -> it.since)
                    .thenComparingLong(it -> it.order);

    private final Map<Key, Waiting> all = new HashMap<>();
    private final PriorityQueue<Waiting> ready = new PriorityQueue<>(ORDER);
    private final PriorityQueue<Waiting> later =
            new PriorityQueue<>(Comparator.comparing((Waiting it) -> it.due));
    private long nextOrder;

    private static final class Waiting {
        private final Key pod;
        private final int priority;
        private final Instant since;
        private final long order;
        private int attempts;
        private Instant due;

        private Waiting(Key pod, int priority, Instant since, long order) {
            this.pod = pod;
            this.priority = priority;
            this.since = since;
            this.order = order;
            this.due = since;
        }

        private Instant backedOff(Instant now) {
            Duration backoff =
                    attempts > 4
                            ? LONGEST_BACKOFF
                            : FIRST_BACKOFF.multipliedBy(1L << Math.max(0, attempts - 1));
            return now.plus(backoff.compareTo(LONGEST_BACKOFF) < 0 ? backoff : LONGEST_BACKOFF);
        }
    }

    /// Makes the pod ready to be tried; one that waits already moves up.
    void add(Key pod, int priority, Instant now) {
        Waiting known = all.get(pod);
        if (known == null) {
            var fresh = new Waiting(pod, priority, now, nextOrder++);
            all.put(pod, fresh);
            ready.add(fresh);
        } else if (later.remove(known)) {
            ready.add(known);
        }
    }

    void remove(Key pod) {
        Waiting known = all.remove(pod);
        if (known != null && !ready.remove(known)) {
            later.remove(known);
        }
    }

    /// The pod to try now; it stays known until [#remove] or [#refused].
    Optional<Key> next() {
        Waiting first = ready.poll();
        if (first == null) {
            return Optional.empty();
        }
        first.attempts++;
        return Optional.of(first.pod);
    }

    /// The pod found no node: it waits for a change of the cluster.
    void refused(Key pod, Instant now) {
        postpone(pod, now.plus(LONGEST_WAIT));
    }

    /// The pod's binding failed: it waits for its back-off alone.
    void failed(Key pod, Instant now) {
        Waiting known = all.get(pod);
        if (known != null) {
            postpone(pod, known.backedOff(now));
        }
    }

    private void postpone(Key pod, Instant due) {
        Waiting known = all.get(pod);
        if (known != null) {
            known.due = due;
            later.add(known);
        }
    }

    /// The cluster has changed in a way that may help: what was refused is tried again after its
    /// back-off.
    void clusterChanged(Instant now) {
        for (Waiting waiting : later.toArray(Waiting[]::new)) {
            Instant due = waiting.backedOff(now);
            if (due.isBefore(waiting.due)) {
                later.remove(waiting);
                waiting.due = due;
                later.add(waiting);
            }
        }
    }

    /// Makes ready what is due.
    void wake(Instant now) {
        for (Waiting first = later.peek();
                first != null && !first.due.isAfter(now);
                first = later.peek()) {
            later.remove(first);
            ready.add(first);
        }
    }

    /// When [#wake] has something to do next.
    Optional<Instant> nextDue() {
        return Optional.ofNullable(later.peek()).map(it -> it.due);
    }
}
