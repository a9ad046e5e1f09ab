package dev.kubejar.apiserver.watch;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.BodySink;
import dev.kubejar.apiserver.http.BodySource;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.ObjectWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One watch's answer: writes events as they come, bookmarks when it is quiet, and ends in time.
public final class WatchStream implements BodySource {
    private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);
    private static final Duration BOOKMARK_BEFORE_END = Duration.ofSeconds(2);

    private final ObjectWatch watch;
    private final EventEncoding encoding;
    private final boolean bookmarks;
    private final Time time;
    private final Instant end;
    private long told;
    private Instant nextBookmark;

    /// A stream over `watch`, which it closes.
    ///
    /// @param bookmarks whether the client understands them
    /// @param timeout when the stream ends by itself
    public WatchStream(
            ObjectWatch watch,
            EventEncoding encoding,
            boolean bookmarks,
            Duration timeout,
            Time time) {
        this.watch = watch;
        this.encoding = encoding;
        this.bookmarks = bookmarks;
        this.time = time;
        this.end = time.now().plus(timeout);
        this.nextBookmark = bookmarkAfter(time.now());
    }

    /// A stream that says why there is no watch, and ends.
    public static BodySource refused(StatusException why, EventEncoding encoding) {
        return sink -> sink.write(encoding.error(why.status()));
    }

    private Instant bookmarkAfter(Instant now) {
        Instant regular = now.plus(BOOKMARK_EVERY);
        Instant last = end.minus(BOOKMARK_BEFORE_END);
        return now.isBefore(last) && last.isBefore(regular) ? last : regular;
    }

    @Override
    public void writeTo(BodySink sink) throws InterruptedException {
        try (watch) {
            sink.flush();
            for (Instant now = time.now(); now.isBefore(end) && !watch.isOver(); now = time.now()) {
                Instant until = nextBookmark.isBefore(end) ? nextBookmark : end;
                List<Notice> notices = watch.next(atLeastAMoment(Duration.between(now, until)));
                for (Notice notice : notices) {
                    write(notice, sink);
                }
                bookmarkIfDue(sink);
                sink.flush();
            }
        } catch (StatusException e) {
            sink.write(encoding.error(e.status()));
            sink.flush();
        }
    }

    private static Duration atLeastAMoment(Duration wait) {
        return wait.isPositive() ? wait : Duration.ofMillis(1);
    }

    private void write(Notice notice, BodySink sink) throws InterruptedException {
        switch (notice) {
            case Notice.Changed(Notice.Type type, var object) -> {
                sink.write(encoding.changed(type, object));
                told = Math.max(told, object.revision());
            }
            case Notice.InitialEnd(long revision) -> {
                if (bookmarks && watch.tellsInitialEnd()) {
                    sink.write(encoding.bookmark(revision, true));
                }
                told = revision;
            }
        }
    }

    private void bookmarkIfDue(BodySink sink) throws InterruptedException {
        Instant now = time.now();
        if (now.isBefore(nextBookmark)) {
            return;
        }
        nextBookmark = bookmarkAfter(now);
        if (bookmarks && watch.completeRevision() > told) {
            told = watch.completeRevision();
            sink.write(encoding.bookmark(told, false));
        }
    }
}
