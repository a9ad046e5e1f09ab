package dev.kubejar.apiserver.http;

import dev.kubejar.api.status.StatusException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The server's half of leaving HTTP.
///
/// Sources: [RFC 6455, 4.2](https://www.rfc-editor.org/rfc/rfc6455#section-4.2), upstream's
/// [httpstream](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/httpstream)
sealed interface Handshake {
    /// How SPDY inside a WebSocket names itself.
    String TUNNEL = "SPDY/3.1+";

    String SPDY_PROTOCOL = "X-Stream-Protocol-Version";

    /// Begins the name of a subprotocol that is none, but carries a browser's token.
    String TOKEN = "base64url.bearer.authorization.k8s.io.";

    /// Goes on with another protocol.
    ///
    /// @param protocol empty when the client asked for none
    record Accepted(FullHttpResponse response, String protocol) implements Handshake {}

    /// Stays with HTTP.
    ///
    /// @param why the HTTP response in its place
    record Refused(Response.Content why) implements Handshake {}

    static Handshake webSocket(Request request, List<String> protocols) {
        if (!request.wantsUpgrade("websocket") || !request.method().equals("GET")) {
            return notAsked();
        }
        if (!request.headers().first("Sec-WebSocket-Version").equals(Optional.of("13"))) {
            return refused(400, Headers.of("Sec-WebSocket-Version", "13"));
        }
        Optional<String> key = request.headers().first("Sec-WebSocket-Key");
        if (key.isEmpty()) {
            return refused(400, Headers.EMPTY);
        }
        List<String> wanted =
                request.headers().elements("Sec-WebSocket-Protocol").stream()
                        .filter(protocol -> !protocol.startsWith(TOKEN))
                        .toList();
        if (protocols.isEmpty() && wanted.size() > 1) {
            return refused(400, Headers.EMPTY);
        }
        List<String> spoken = protocols.isEmpty() ? orNameless(wanted) : protocols;
        return choose(wanted, spoken)
                .<Handshake>map(protocol -> new Accepted(webSocket(key.get(), protocol), protocol))
                .orElseGet(() -> refused(403, Headers.EMPTY));
    }

    static Handshake spdy(Request request, List<String> protocols) {
        if (!request.wantsUpgrade("SPDY/3.1")) {
            return notAsked();
        }
        List<String> wanted = request.headers().elements(SPDY_PROTOCOL);
        if (wanted.isEmpty()) {
            return new Refused(
                    Response.error(400, "unable to upgrade: " + SPDY_PROTOCOL + " is required"));
        }
        return choose(wanted, protocols)
                .<Handshake>map(protocol -> new Accepted(spdy(protocol), protocol))
                .orElseGet(() -> new Refused(noSpdyProtocol(wanted, protocols)));
    }

    private static Response.Content noSpdyProtocol(List<String> wanted, List<String> spoken) {
        var why =
                Response.error(
                        403,
                        "unable to upgrade: unable to negotiate protocol: client supports [%s], server accepts [%s]"
                                .formatted(String.join(" ", wanted), String.join(" ", spoken)));
        Headers headers = why.headers();
        for (String one : spoken) {
            headers = headers.plus("X-Accepted-Stream-Protocol-Versions", one);
        }
        return new Response.Content(why.code(), headers, why.parts());
    }

    /// The answer of a server behind us, which has agreed to leave HTTP.
    static Handshake tunnel(Headers headers) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        headers.forEach(field -> response.headers().add(field.getKey(), field.getValue()));
        return new Accepted(response, "");
    }

    static Handshake notAsked() {
        return new Refused(
                Response.of(StatusException.badRequest("Upgrade request required").status()));
    }

    private static Handshake refused(int code, Headers headers) {
        return new Refused(new Response.Content(code, headers, List.of()));
    }

    /// The first of the client's that is spoken here; one who asks for none gets the nameless one,
    /// if that is spoken.
    private static Optional<String> choose(List<String> wanted, List<String> spoken) {
        return orNameless(wanted).stream().filter(spoken::contains).findFirst();
    }

    private static List<String> orNameless(List<String> wanted) {
        return wanted.isEmpty() ? List.of("") : wanted;
    }

    private static FullHttpResponse webSocket(String key, String protocol) {
        FullHttpResponse response = switching("websocket");
        response.headers().set(Names.SEC_WEBSOCKET_ACCEPT, accept(key));
        if (!protocol.isEmpty()) {
            response.headers().set(Names.SEC_WEBSOCKET_PROTOCOL, protocol);
        }
        return response;
    }

    private static FullHttpResponse spdy(String protocol) {
        FullHttpResponse response = switching("SPDY/3.1");
        if (!protocol.isEmpty()) {
            response.headers().set(SPDY_PROTOCOL, protocol);
        }
        return response;
    }

    private static FullHttpResponse switching(String to) {
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        response.headers().set(Names.UPGRADE, to).set(Names.CONNECTION, "Upgrade");
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
