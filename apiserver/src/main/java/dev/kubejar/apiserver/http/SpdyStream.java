package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One of the streams that a client has opened on a [SpdyConnection]. Received by one thread, sent
/// by another.
public final class SpdyStream {
    private final int id;
    private final Headers headers;
    private final Outlet outlet;
    private final Inbox<byte[]> inbox;
    private final AtomicBoolean finished = new AtomicBoolean();

    private volatile boolean clientFinished;

    @GuardedBy("this")
    private final List<Runnable> atReset = new ArrayList<>();

    @GuardedBy("this")
    private boolean reset;

    SpdyStream(int id, Headers headers, Outlet outlet) {
        this.id = id;
        this.headers = headers;
        this.outlet = outlet;
        this.inbox = Inbox.ofBytes(outlet.channel());
    }

    /// What the client said when it opened the stream.
    public Headers headers() {
        return headers;
    }

    /// Blocks for the next bytes; empty when the client sends no more.
    public Optional<byte[]> receive() throws InterruptedException {
        return inbox.take();
    }

    /// Sends `bytes`, which must not change afterwards; blocks while the client is slow, and throws
    /// when it has gone. After [#finish] or a reset nothing is sent.
    public void send(byte[] bytes) throws InterruptedException {
        if (!finished.get() && bytes.length > 0) {
            outlet.send(new DefaultSpdyDataFrame(id, Unpooled.wrappedBuffer(bytes)));
        }
    }

    /// Nothing more will be sent; the client may go on.
    public void finish() throws InterruptedException {
        if (finished.compareAndSet(false, true)) {
            var last = new DefaultSpdyDataFrame(id);
            last.setLast(true);
            outlet.send(last);
        }
    }

    /// Gives both directions up.
    public void reset() throws InterruptedException {
        finished.set(true);
        outlet.send(new DefaultSpdyRstStreamFrame(id, SpdyStreamStatus.CANCEL));
        ended();
    }

    /// Runs `action` when the client has given the stream up, or the connection has ended.
    public void onReset(Runnable action) {
        synchronized (this) {
            if (!reset) {
                atReset.add(action);
                return;
            }
        }
        action.run();
    }

    // ---- on the event loop

    void received(byte[] bytes) {
        if (bytes.length > 0) {
            inbox.put(bytes);
        }
    }

    void ended() {
        clientFinished = true;
        inbox.end();
    }

    /// Whether neither side says any more.
    boolean isOver() {
        return clientFinished && finished.get();
    }

    void wasReset() {
        finished.set(true);
        inbox.end();
        List<Runnable> actions;
        synchronized (this) {
            reset = true;
            actions = List.copyOf(atReset);
            atReset.clear();
        }
        actions.forEach(Runnable::run);
    }
}
