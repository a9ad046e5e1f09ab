package dev.kubejar.apiserver.resource;

import dev.kubejar.client.Watch;
import dev.kubejar.client.WatchEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// A watch for a reader in this process: objects are shared trees, decoded once for all readers.
final class InProcessWatch implements Watch {
    private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);

    private final ObjectWatch watch;
    private final Queue<Notice> ready = new ArrayDeque<>();
    private long told;
    private volatile boolean closed;

    InProcessWatch(ObjectWatch watch) {
        this.watch = watch;
    }

    @Override
    public Optional<WatchEvent> next() throws InterruptedException {
        while (!closed) {
            Notice notice = ready.poll();
            if (notice != null) {
                return Optional.of(event(notice));
            }
            boolean found = refill();
            if (!found && watch.isOver()) {
                return Optional.empty();
            }
            if (!found && watch.completeRevision() > told) {
                told = watch.completeRevision();
                return Optional.of(new WatchEvent.Bookmark(Long.toString(told)));
            }
        }
        return Optional.empty();
    }

    /// Waits for notices; false when none came.
    private boolean refill() throws InterruptedException {
        try {
            return ready.addAll(watch.next(BOOKMARK_EVERY));
        } catch (IllegalStateException e) {
            if (closed) {
                return false;
            }
            throw e;
        }
    }

    private WatchEvent event(Notice notice) {
        return switch (notice) {
            case Notice.InitialEnd(long revision) -> {
                told = revision;
                yield new WatchEvent.Bookmark(Long.toString(revision));
            }
            case Notice.Changed(Notice.Type type, StoredObject object) -> {
                told = Math.max(told, object.revision());
                yield switch (type) {
                    case ADDED -> new WatchEvent.Added(object.object());
                    case MODIFIED -> new WatchEvent.Modified(object.object());
                    case DELETED -> new WatchEvent.Deleted(object.object());
                };
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
    }
}
