package dev.kubejar.apiserver.stream;

import dev.kubejar.apiserver.http.BodySink;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.http.SocketSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes a log on as it comes.
final class LogStream {
    private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
    private static final int BUFFER = 32 * 1024;

    private LogStream() {}

    /// What a client of upstream's may ask for by name: nothing, bytes, or base64.
    private static final List<String> PROTOCOLS =
            List.of("", "binary.k8s.io", "base64.binary.k8s.io");

    /// The log as a body, or as messages for a client that asks for a WebSocket. There, an empty
    /// one tells first that the connection stands.
    static Response answer(Request request, Headers headers, InputStream log) {
        if (!request.wantsUpgrade("websocket")) {
            return new Response.Streamed(200, headers, sink -> copy(log, sink));
        }
        return new Response.WebSocketUpgrade(
                PROTOCOLS,
                socket ->
                        SocketSink.send(
                                sink -> {
                                    sink.write(new byte[0]);
                                    copy(log, sink);
                                },
                                socket,
                                socket.protocol().startsWith("base64")
                                        ? SocketSink.Messages.BASE64
                                        : SocketSink.Messages.BINARY));
    }

    /// Until the log ends or the client has gone, in either case closing `log`.
    static void copy(InputStream log, BodySink sink) throws InterruptedException {
        var gone = new AtomicBoolean();
        sink.onGone(() -> {
            gone.set(true);
            close(log);
        });
        var buffer = new byte[BUFFER];
        try {
            for (int length = log.read(buffer); length >= 0; length = log.read(buffer)) {
                sink.write(Arrays.copyOf(buffer, length));
                sink.flush();
            }
        } catch (IOException e) {
            if (!gone.get()) {
                throw new UncheckedIOException(e);
            }
        } finally {
            close(log);
        }
    }

    private static void close(InputStream log) {
        try {
            log.close();
        } catch (IOException e) {
            LOG.debug("log not closed", e);
        }
    }
}
