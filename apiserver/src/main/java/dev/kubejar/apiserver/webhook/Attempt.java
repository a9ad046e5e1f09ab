package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.DuplexStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
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
        this.timer = time.after(timeout, this::cut);
    }

    /// Whether the time is up.
    boolean isOver() {
        return over;
    }

    /// On the timer's thread, which must not wait for a socket.
    private void cut() {
        over = true;
        Thread.ofVirtual().name("webhook-timeout").start(this::closeQuietly);
    }

    /// Connects to `place` and shakes hands with the server there, which must prove to be `host`.
    DuplexStream connect(InetSocketAddress place, ServerTrust trust, String host, int port)
            throws IOException {
        InetSocketAddress resolved = resolved(place);
        try {
            socket.connect(resolved, (int) timeout.toMillis());
        } catch (ConnectException e) {
            throw new IOException(
                    "dial tcp %s:%d: connect: connection refused"
                            .formatted(resolved.getAddress().getHostAddress(), resolved.getPort()),
                    e);
        }
        return trust.secure(socket, host, port);
    }

    private static InetSocketAddress resolved(InetSocketAddress place) throws IOException {
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(place.getHostString()), place.getPort());
        } catch (UnknownHostException e) {
            throw new IOException(
                    "dial tcp: lookup %s: no such host".formatted(place.getHostString()), e);
        }
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
