package dev.kubejar.store;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// Which revision was the newest at what time, to about a second: tells what is older than the
/// history is kept. Written by the writer thread, read by all.
final class Timeline {
    private static final long STEP_MILLIS = 1000;

    private final ConcurrentSkipListMap<Long, Long> revisionByMillis =
            new ConcurrentSkipListMap<>();

    Timeline(long millis, long revision) {
        revisionByMillis.put(millis, revision);
    }

    /// Notes that `revision` became the newest at `millis`. A mark closer than a second to its
    /// predecessor gives way to the next one, so there are few.
    void mark(long millis, long revision) {
        long last = revisionByMillis.lastKey();
        long now = Math.max(millis, last); // a clock that steps back stands still here
        Long before = revisionByMillis.lowerKey(last);
        revisionByMillis.put(now, revision);
        if (now > last && before != null && now - before < STEP_MILLIS) {
            revisionByMillis.remove(last);
        }
    }

    /// The newest revision that was written at `millis` or before, 0 if that is not known any more.
    long revisionAt(long millis) {
        Map.Entry<Long, Long> mark = revisionByMillis.floorEntry(millis);
        return mark == null ? 0 : mark.getValue();
    }

    /// Forgets what only times before `millis` need.
    void dropBefore(long millis) {
        Long floor = revisionByMillis.floorKey(millis);
        if (floor != null) {
            revisionByMillis.headMap(floor).clear();
        }
    }
}
