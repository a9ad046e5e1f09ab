package dev.kubejar.kubelet.runtime.docker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.HttpBody;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Requests to one engine, on connections kept for the next. At most [#IDLE_MAX] wait unused;
/// further ones are closed.
final class EngineHttp implements AutoCloseable {
    private static final int IDLE_MAX = 16;

    private final EngineAddress address;
    private final Time time;

    @GuardedBy("this")
    private final ArrayDeque<EngineConnection> idle = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean closed;

    EngineHttp(EngineAddress address, Time time) {
        this.address = address;
        this.time = time;
    }

    EngineAddress address() {
        return address;
    }

    /// An answer whose body is read as it comes. Closing it gives the connection back if the body
    /// was read to its end, else ends it.
    final class Answer implements AutoCloseable {
        private final EngineConnection connection;
        private final EngineConnection.Head head;
        private final HttpBody body;
        private final Optional<Time.Timer> deadline;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Answer(
                EngineConnection connection,
                EngineConnection.Head head,
                Optional<Time.Timer> deadline) {
            this.connection = connection;
            this.head = head;
            this.body = connection.body(head);
            this.deadline = deadline;
        }

        int status() {
            return head.status();
        }

        InputStream body() {
            return body;
        }

        /// The bare connection, which now belongs to the caller.
        EngineConnection hijack() {
            deadline.ifPresent(Time.Timer::cancel);
            return connection;
        }

        /// Closing it again does nothing: the connection may be another request's by then.
        @Override
        public void close() {
            if (closed.getAndSet(true)) {
                return;
            }
            deadline.ifPresent(Time.Timer::cancel);
            boolean reusable =
                    body.isAtEnd() && !head.header("connection").equalsIgnoreCase("close");
            if (reusable) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    /// Sends a request and reads the answer's head. A request that changes nothing is sent again
    /// when a kept connection turns out to be dead, as it is after the engine has restarted.
    ///
    /// @param prefix before the path, e.g. `/v1.41`
    /// @param timeout for the whole answer; none when zero
    Answer send(EngineRequest request, String prefix, Duration timeout) throws IOException {
        Optional<EngineConnection> kept = kept();
        if (kept.isPresent()) {
            try {
                return exchange(kept.get(), request, prefix, timeout);
            } catch (IOException e) {
                forgetKept();
                if (!request.isRepeatable() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
        return exchange(EngineConnection.open(address), request, prefix, timeout);
    }

    private Answer exchange(
            EngineConnection connection, EngineRequest request, String prefix, Duration timeout)
            throws IOException {
        Optional<Time.Timer> deadline =
                timeout.isZero()
                        ? Optional.empty()
                        : Optional.of(time.after(timeout, connection::close));
        try {
            return new Answer(connection, connection.exchange(request, prefix), deadline);
        } catch (IOException e) {
            deadline.ifPresent(Time.Timer::cancel);
            connection.close();
            throw e;
        }
    }

    private synchronized Optional<EngineConnection> kept() {
        return Optional.ofNullable(idle.pollLast());
    }

    private void keep(EngineConnection connection) {
        synchronized (this) {
            if (!closed && idle.size() < IDLE_MAX && connection.isOpen()) {
                idle.addLast(connection);
                return;
            }
        }
        connection.close();
    }

    private void forgetKept() {
        List<EngineConnection> all;
        synchronized (this) {
            all = new ArrayList<>(idle);
            idle.clear();
        }
        all.forEach(EngineConnection::close);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        forgetKept();
    }
}
