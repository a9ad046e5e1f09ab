package dev.kubejar.apiserver.http;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.status.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The answer to a request.
public sealed interface Response {

    /// A body known as a whole.
    ///
    /// @param parts sent one after the other without a copy, so they must not change; a long list's
    ///   stored objects and the commas between them
    record Content(int code, Headers headers, List<byte[]> parts) implements Response {
        public Content {
            parts = List.copyOf(parts);
        }
    }

    /// A body that is written as it comes to be.
    record Streamed(int code, Headers headers, BodySource source) implements Response {}

    /// Leaves HTTP and goes on with frames in both directions. Answered with 400 when the client
    /// has not asked for it.
    ///
    /// @param protocols the subprotocols spoken here; the client's first choice among them is
    ///   taken. Without any, the one name that a client gives means nothing and is agreed to
    /// @param session runs on the request's virtual thread; the connection ends when it returns
    record WebSocketUpgrade(List<String> protocols, WebSocketSession session) implements Response {
        public WebSocketUpgrade {
            protocols = List.copyOf(protocols);
        }
    }

    /// Leaves HTTP and goes on with SPDY/3.1, plain or inside a WebSocket, as the client asked.
    ///
    /// @param protocols spoken over the streams; the client's first choice among them is taken
    record SpdyUpgrade(List<String> protocols, SpdySession session) implements Response {
        public SpdyUpgrade {
            protocols = List.copyOf(protocols);
        }
    }

    /// Leaves HTTP and goes on with bare bytes in both directions, for a protocol that somebody
    /// else speaks. Answered with 400 when the client has not asked for an upgrade.
    ///
    /// @param headers of the 101, `Upgrade` among them
    record Tunnel(Headers headers, TunnelSession session) implements Response {}

    /// What happens after the upgrade, on the request's virtual thread; the connection ends when it
    /// returns.
    @FunctionalInterface
    interface TunnelSession {
        void run(RawConnection client) throws InterruptedException;
    }

    /// An answer that somebody else has to give first. Until then the client's leaving interrupts
    /// the thread, as it does that of a stream.
    record Deferred(Answering answering) implements Response {}

    /// Waits for an answer; on the request's virtual thread.
    @FunctionalInterface
    interface Answering {
        Response answer() throws InterruptedException;
    }

    /// 200 with `body` as `application/json`.
    static Content json(byte[] body) {
        return json(200, body);
    }

    static Content json(int code, byte[] body) {
        return new Content(code, Headers.of("Content-Type", "application/json"), List.of(body));
    }

    static Content json(int code, Json body) {
        return json(code, JsonWriter.bytes(body));
    }

    static Content text(int code, String body) {
        return new Content(
                code,
                Headers.of("Content-Type", "text/plain; charset=utf-8"),
                List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    /// A failure as Go's `http.Error` writes it: a line of text.
    static Content error(int code, String message) {
        Content text = text(code, message + "\n");
        return new Content(
                code, text.headers().plus("X-Content-Type-Options", "nosniff"), text.parts());
    }

    /// A failure, with `Retry-After` when its details say how long to wait.
    static Content of(Status status) {
        return of(status, "application/json", JsonWriter.bytes(status.json()));
    }

    /// A failure as `body` says it in another encoding.
    static Content of(Status status, String contentType, byte[] body) {
        var headers = Headers.of("Content-Type", contentType);
        long seconds = status.details().integer("retryAfterSeconds", 0);
        return new Content(
                status.code(),
                seconds > 0 ? headers.plus("Retry-After", Long.toString(seconds)) : headers,
                List.of(body));
    }
}
