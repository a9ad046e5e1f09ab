package dev.kubejar.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open watches by prefix, and the one thread that wakes those whom new changes concern: the
/// writer only nudges it, however many watches there are.
///
/// A key is looked up among the prefixes, not each prefix matched with the key: a thousand watches
/// of a thousand single objects cost as little as one.
final class Watches<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final int MOST_EVENTS = 1024;

    private final History<T> history;
    private final Thread thread;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final TreeMap<String, Set<Watch<T>>> byPrefix = new TreeMap<>();

    private volatile long announcedRevision;
    private volatile boolean closed;

    Watches(History<T> history) {
        this.history = history;
        this.announcedRevision = history.newest().revision();
        this.thread = Thread.ofVirtual().name("store-watches").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Whoever is concerned by a change up to this revision has been told.
    long announcedRevision() {
        return announcedRevision;
    }

    void requireOpen() {
        if (closed) {
            throw new StoreStoppedException("the store is closed");
        }
    }

    void add(Watch<T> watch) {
        synchronized (lock) {
            byPrefix.computeIfAbsent(watch.prefix(), prefix -> new HashSet<>()).add(watch);
        }
    }

    void remove(Watch<T> watch) {
        synchronized (lock) {
            byPrefix.computeIfPresent(
                    watch.prefix(),
                    (prefix, open) -> {
                        open.remove(watch);
                        return open.isEmpty() ? null : open;
                    });
        }
    }

    /// Tells that there are new changes. Called by the writer; never blocks.
    void nudge() {
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (!closed) {
                if (history.newest().revision() == announcedRevision) {
                    LockSupport.park(this);
                } else {
                    announce();
                }
            }
        } catch (RuntimeException | Error e) { // the top of the loop: no watch may wait for ever
            LOG.error("watches ended revision={}", announcedRevision, e);
        }
        closed = true;
        ringAll();
    }

    private void announce() {
        Map<String, Long> firstByPrefix = new HashMap<>();
        long last =
                history.forEachAfter(
                                announcedRevision,
                                MOST_EVENTS,
                                event -> noteInterest(event, firstByPrefix))
                        .orElseGet(() -> noteInterestOfAll(firstByPrefix));
        firstByPrefix.forEach(
                (prefix, first) -> watchesOf(prefix).forEach(watch -> watch.announce(first)));
        announcedRevision = last;
    }

    private List<Watch<T>> watchesOf(String prefix) {
        synchronized (lock) {
            return List.copyOf(byPrefix.getOrDefault(prefix, Set.of()));
        }
    }

    /// Finds the prefixes of the event's key: the longest comes right before the key in order, and
    /// each other one cannot be longer than what the key shares with the last one looked at.
    private void noteInterest(Event<T> event, Map<String, Long> firstByPrefix) {
        String key = event.key();
        synchronized (lock) {
            String candidate = byPrefix.floorKey(key);
            while (candidate != null) {
                String shared = sharedStart(key, candidate);
                if (shared.length() == candidate.length()) {
                    firstByPrefix.putIfAbsent(candidate, event.revision());
                    candidate = byPrefix.lowerKey(candidate);
                } else {
                    candidate = byPrefix.floorKey(shared);
                }
            }
        }
    }

    private static String sharedStart(String key, String candidate) {
        int length = Math.min(key.length(), candidate.length());
        int shared = 0;
        while (shared < length && key.charAt(shared) == candidate.charAt(shared)) {
            shared++;
        }
        return key.substring(0, shared);
    }

    /// This thread itself fell behind what is in memory: everyone must look for himself.
    private long noteInterestOfAll(Map<String, Long> firstByPrefix) {
        long newest = history.newest().revision();
        synchronized (lock) {
            byPrefix.keySet().forEach(prefix -> firstByPrefix.put(prefix, announcedRevision + 1));
        }
        return newest;
    }

    /// Ends all watches.
    @Override
    public void close() {
        closed = true;
        nudge();
        Threads.join(thread);
    }

    private void ringAll() {
        List<Set<Watch<T>>> open;
        synchronized (lock) {
            open = byPrefix.values().stream().map(Set::copyOf).toList();
        }
        open.forEach(all -> all.forEach(Watch::ring));
    }
}
