package dev.kubejar.apiserver.http;

import dev.kubejar.api.status.StatusException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The server's half of WebSocket's opening handshake.
///
/// Source: [RFC 6455, 4.2](https://www.rfc-editor.org/rfc/rfc6455#section-4.2)
sealed interface WebSocketHandshake {

    /// Goes on as WebSocket.
    ///
    /// @param protocol empty when the client asked for none
    record Accepted(FullHttpResponse response, String protocol) implements WebSocketHandshake {}

    /// Stays with HTTP.
    ///
    /// @param why the HTTP response in its place
    record Refused(Response.Content why) implements WebSocketHandshake {}

    static WebSocketHandshake of(
            Request request, List<String> protocols, Connection.Framing framing) {
        if (!request.wantsWebSocket() || framing != Connection.Framing.CHUNKED) {
            return new Refused(
                    Response.of(StatusException.badRequest("Upgrade request required").status()));
        }
        if (!request.headers().first("Sec-WebSocket-Version").equals(Optional.of("13"))) {
            return new Refused(
                    new Response.Content(
                            400, Headers.of("Sec-WebSocket-Version", "13"), List.of()));
        }
        Optional<String> key = request.headers().first("Sec-WebSocket-Key");
        Optional<String> protocol = choose(request, protocols);
        if (key.isEmpty() || protocol.isEmpty()) {
            return new Refused(
                    new Response.Content(key.isEmpty() ? 400 : 403, Headers.EMPTY, List.of()));
        }
        return new Accepted(switching(key.get(), protocol.get()), protocol.get());
    }

    /// The first of the client's that is spoken here; one who asks for none gets the nameless one,
    /// if that is spoken.
    private static Optional<String> choose(Request request, List<String> protocols) {
        List<String> wanted = request.headers().elements("Sec-WebSocket-Protocol");
        return (wanted.isEmpty() ? List.of("") : wanted)
                .stream().filter(protocols::contains).findFirst();
    }

    private static FullHttpResponse switching(String key, String protocol) {
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, "websocket")
                .set(HttpHeaderNames.CONNECTION, "Upgrade")
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept(key));
        if (!protocol.isEmpty()) {
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, protocol);
        }
        return response;
    }

    private static String accept(String key) {
        String text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
