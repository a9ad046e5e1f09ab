package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.DuplexStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/// One call's connection, which is cut when the call's time is up.
final class Attempt implements AutoCloseable {
    private final Socket socket = new Socket();
    private final Duration timeout;
    private final Time.Timer timer;
    private volatile boolean over;

    Attempt(Time time, Duration timeout) {
        this.timeout = timeout;
        this.timer = time.after(timeout, () -> Thread.ofVirtual().start(this::cut));
    }

    /// Whether the time is up.
    boolean isOver() {
        return over;
    }

    private void cut() {
        over = true;
        closeQuietly();
    }

    /// Connects to `place` and shakes hands with the server there, which must prove to be `host`.
    DuplexStream connect(InetSocketAddress place, ServerTrust trust, String host, int port)
            throws IOException {
        if (place.isUnresolved()) {
            throw new UnknownHostException(
                    "dial tcp: lookup %s: no such host".formatted(place.getHostString()));
        }
        try {
            socket.connect(place, (int) timeout.toMillis());
        } catch (ConnectException e) {
            throw new IOException(
                    "dial tcp %s:%d: connect: connection refused"
                            .formatted(place.getAddress().getHostAddress(), place.getPort()),
                    e);
        }
        return trust.secure(socket, host, port);
    }

    @Override
    public void close() {
        timer.cancel();
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            socket.close();
        } catch (IOException _) { // the connection is given up: how its end went changes nothing
        }
    }
}
