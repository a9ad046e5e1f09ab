package dev.kubejar.apiserver.stream;

import dev.kubejar.apiserver.http.BodySource;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.http.SocketSink;
import java.io.InputStream;
import java.util.List;

/// Passes a log on as it comes.
final class LogStream {

    private LogStream() {}

    /// What a client of upstream's may ask for by name: nothing, bytes, or base64.
    private static final List<String> PROTOCOLS =
            List.of("", "binary.k8s.io", "base64.binary.k8s.io");

    /// The log as a body, or as messages for a client that asks for a WebSocket. There, an empty
    /// one tells first that the connection stands.
    static Response answer(Request request, Headers headers, InputStream log) {
        if (!request.wantsUpgrade("websocket")) {
            return new Response.Streamed(200, headers, BodySource.copyOf(log));
        }
        return new Response.WebSocketUpgrade(
                PROTOCOLS,
                socket ->
                        SocketSink.send(
                                sink -> {
                                    sink.write(new byte[0]);
                                    BodySource.copyOf(log).writeTo(sink);
                                },
                                socket,
                                socket.protocol().startsWith("base64")
                                        ? SocketSink.Messages.BASE64
                                        : SocketSink.Messages.BINARY));
    }
}
