package dev.kubejar.apiserver.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/// Why something is no request at all, answered before any handler sees it, as Go's server does: a
/// line of text, and the connection ends.
///
/// @param code 400, 413, 417 or 431
record Refusal(int code, String text) {
    static final Refusal BAD_REQUEST = new Refusal(400, "400 Bad Request");

    static Refusal unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpHeaderException _, TooLongHttpLineException _ ->
                    new Refusal(431, "431 Request Header Fields Too Large");
            default -> BAD_REQUEST;
        };
    }

    static Refusal badRequest(String why) {
        return new Refusal(400, "400 Bad Request: " + why);
    }

    /// What is wrong with a head that could be read. What could be read in two ways is refused, so
    /// that no proxy in front can be played against us.
    static Optional<Refusal> of(HttpRequest head) {
        List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
        boolean named = head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0;
        if (hosts.isEmpty() && named) {
            return Optional.of(badRequest("missing required Host header"));
        }
        if (hosts.size() > 1) {
            return Optional.of(badRequest("too many Host headers"));
        }
        if (head.protocolVersion().majorVersion() != 1) {
            return Optional.of(new Refusal(505, "505 HTTP Version Not Supported"));
        }
        if (head.method().equals(HttpMethod.CONNECT) || !isTarget(head.uri())) {
            return Optional.of(BAD_REQUEST);
        }
        if (HttpUtil.isTransferEncodingChunked(head) && !named) {
            return Optional.of(BAD_REQUEST);
        }
        String expects = head.headers().get(HttpHeaderNames.EXPECT, "100-continue");
        return expects.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(new Refusal(417, "417 Expectation Failed"));
    }

    private static boolean isTarget(String uri) {
        return uri.startsWith("/")
                || uri.startsWith("http://")
                || uri.startsWith("https://")
                || uri.equals("*");
    }
}
