package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A request that is arriving. On the event loop.
final class Incoming {
    private static final Pattern AUTHORITY = Pattern.compile("^https?://[^/?]*");

    /// What Netty adds for HTTP/2; nothing that the client sent.
    private static final String OWN_PREFIX = "x-http2-";

    private final HttpRequest head;
    private final int limit;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private boolean tooLarge;

    Incoming(HttpRequest head, int limit) {
        this.head = head;
        this.limit = limit;
        this.tooLarge = HttpUtil.getContentLength(head, 0L) > limit;
    }

    void add(ByteBuf bytes) {
        tooLarge |= body.size() + bytes.readableBytes() > limit;
        if (!tooLarge && bytes.isReadable()) {
            body.writeBytes(ByteBufUtil.getBytes(bytes));
        }
    }

    /// Whether more was sent or announced than the limit allows.
    boolean tooLarge() {
        return tooLarge;
    }

    /// Throws `BadRequest` when the path has a bad escape.
    Request request(Request.Origin origin) {
        return request(origin, body());
    }

    /// The request while its body still arrives.
    Request request(Request.Origin origin, ArrivingBody arriving) {
        long length = HttpUtil.getContentLength(head, -1L);
        return request(
                origin,
                new Body.Arriving(
                        arriving, length < 0 ? OptionalLong.empty() : OptionalLong.of(length)));
    }

    private Request request(Request.Origin origin, Body its) {
        return Request.of(head.method().name(), target(), headers(head.headers()), its, origin);
    }

    /// Whether a body is announced.
    boolean hasBody() {
        return HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
    }

    /// The path, as it was sent.
    String path() {
        String target = target();
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    private Body body() {
        if (tooLarge) {
            return new Body.TooLarge(limit);
        }
        return body.size() == 0 ? Body.EMPTY : Body.of(body.toByteArray());
    }

    /// The path and query also of a target in absolute form.
    private String target() {
        String uri = head.uri();
        if (uri.startsWith("/")) {
            return uri;
        }
        String rest = AUTHORITY.matcher(uri).replaceFirst("");
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static Headers headers(HttpHeaders headers) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(headers.size());
        for (Map.Entry<String, String> field : headers) {
            if (!field.getKey().startsWith(OWN_PREFIX)) {
                fields.add(Map.entry(field.getKey(), field.getValue()));
            }
        }
        return Headers.of(fields);
    }

    /// The client waits for a word before it sends the body.
    boolean expectsContinue() {
        return head.headers().containsValue(HttpHeaderNames.EXPECT, "100-continue", true);
    }
}
