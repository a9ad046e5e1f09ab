package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.time.Time;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Closes channels whose peer takes too long. One timer sweeps over all of them each second, so
/// that setting a deadline, which happens several times per request, costs a field's write.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class Deadlines implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Time time;
    private final Set<Deadline> all = ConcurrentHashMap.newKeySet();

    @GuardedBy("this")
    private Time.Timer timer;

    @GuardedBy("this")
    private boolean closed;

    Deadlines(Time time) {
        this.time = time;
        this.timer = time.after(SWEEP, this::sweep);
    }

    /// A deadline for `channel` until it closes.
    Deadline of(Channel channel, Duration first) {
        var deadline = new Deadline(channel, time);
        deadline.in(first);
        all.add(deadline);
        channel.closeFuture().addListener(_ -> all.remove(deadline));
        return deadline;
    }

    private synchronized void sweep() {
        if (closed) {
            return;
        }
        Instant now = time.now();
        all.forEach(deadline -> deadline.closeIfBefore(now));
        timer = time.after(SWEEP, this::sweep);
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.cancel();
    }

    /// When one channel is closed unless something happens.
    static final class Deadline {
        private final Channel channel;
        private final Time time;
        private volatile Instant at = Instant.MAX;

        private Deadline(Channel channel, Time time) {
            this.channel = channel;
            this.time = time;
        }

        void in(Duration duration) {
            at = time.now().plus(duration);
        }

        void never() {
            at = Instant.MAX;
        }

        private void closeIfBefore(Instant now) {
            if (at.isBefore(now)) {
                channel.close();
            }
        }
    }
}
