package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its response, on a virtual thread.
///
/// While the handler decides, nothing interrupts it: a write that has begun is carried out though
/// its client may have gone. While a stream runs, the client's leaving interrupts it.
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Request request;
    private final Handler handler;
    private final ResponseWriter writer;

    @GuardedBy("this")
    private final List<Runnable> atEnd = new ArrayList<>();

    @GuardedBy("this")
    private @Nullable Thread thread;

    @GuardedBy("this")
    private Phase phase = Phase.HANDLING;

    @GuardedBy("this")
    private boolean clientGone;

    @GuardedBy("this")
    private boolean serverCloses;

    /// Where the request is.
    private enum Phase {
        HANDLING,
        STREAMING,
        OVER
    }

    /// Something that runs until it is interrupted.
    @FunctionalInterface
    interface Stream {
        void run() throws InterruptedException;
    }

    Exchange(Request request, Handler handler, ResponseWriter writer) {
        this.request = request;
        this.handler = handler;
        this.writer = writer;
    }

    void run() {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            writer.write(this, request, answer());
        } catch (InterruptedException _) {
            writer.breakOff();
        } catch (RuntimeException e) {
            LOG.error("response failed method={} path={}", request.method(), request.path(), e);
            writer.breakOff();
        } finally {
            runEndActions();
        }
    }

    private Response answer() throws InterruptedException {
        try {
            return handler.handle(request);
        } catch (StatusException e) {
            return Response.of(e.status());
        } catch (RuntimeException | StackOverflowError e) { // one request's data nests too deep
            LOG.error("request failed method={} path={}", request.method(), request.path(), e);
            return Response.of(
                    StatusException.internal(
                                    "This request caused apiserver to panic. Look in the logs for"
                                            + " details.")
                            .status());
        }
    }

    // ---- streams

    /// Runs `stream` so that [#clientGone] and [#endStream] interrupt it. Returns normally when it
    /// ended by itself or because the server closes.
    void stream(Stream stream) throws InterruptedException {
        try {
            enterStream();
            stream.run();
        } catch (InterruptedException e) {
            if (goneRatherThanClosing()) {
                throw e;
            }
        } finally {
            leaveStream();
        }
    }

    private synchronized void enterStream() throws InterruptedException {
        if (clientGone || serverCloses) {
            throw new InterruptedException();
        }
        phase = Phase.STREAMING;
    }

    private synchronized void leaveStream() {
        phase = Phase.HANDLING;
        Thread.interrupted(); // one that came too late must not hit what follows
    }

    private synchronized boolean goneRatherThanClosing() {
        return clientGone || !serverCloses;
    }

    synchronized boolean serverCloses() {
        return serverCloses;
    }

    void clientGone() {
        synchronized (this) {
            clientGone = true;
        }
        interruptStream();
    }

    void endStream() {
        synchronized (this) {
            serverCloses = true;
        }
        interruptStream();
    }

    private void interruptStream() {
        synchronized (this) {
            if (phase != Phase.STREAMING || thread == null) {
                return;
            }
            thread.interrupt();
        }
        runEndActions();
    }

    /// The server's patience is over.
    synchronized void abort() {
        if (thread != null && phase != Phase.OVER) {
            thread.interrupt();
        }
    }

    // ---- what waits for the end

    /// Runs `action` when the response has ended or must.
    void atEnd(Runnable action) {
        synchronized (this) {
            if (phase != Phase.OVER) {
                atEnd.add(action);
                return;
            }
        }
        action.run();
    }

    private void runEndActions() {
        List<Runnable> actions;
        synchronized (this) {
            phase = Phase.OVER;
            actions = List.copyOf(atEnd);
            atEnd.clear();
        }
        actions.forEach(Runnable::run);
    }
}
