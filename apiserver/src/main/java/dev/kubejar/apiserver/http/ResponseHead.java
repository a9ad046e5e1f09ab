package dev.kubejar.apiserver.http;

import dev.kubejar.api.time.Time;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/// The headers that every response carries.
final class ResponseHead {
    private static final String AUDIT_ID = "Audit-Id";

    private final Time time;
    private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, "");

    /// A second and its text, kept because most responses fall into the second of the one before.
    private record Stamp(long second, String text) {}

    ResponseHead(Time time) {
        this.time = time;
    }

    /// Fills `response` for `request`, with what the handler said and upstream's own headers.
    ///
    /// Source: [WithCacheControl,
    /// WithAuditID](https://pkg.go.dev/k8s.io/apiserver/pkg/server/filters)
    void fill(HttpResponse response, Request request, Headers own, Connection connection) {
        HttpHeaders headers = response.headers();
        headers.set(AUDIT_ID, auditId(request));
        headers.set(Names.CACHE_CONTROL, "no-cache, private");
        headers.set(Names.DATE, date());
        own.forEach(field -> headers.remove(field.getKey()));
        own.forEach(field -> headers.add(field.getKey(), field.getValue()));
        if (connection.framing() != Connection.Framing.FRAMES && !connection.keepsAlive()) {
            headers.set(Names.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private static String auditId(Request request) {
        return request.headers().first(AUDIT_ID).orElseGet(() -> UUID.randomUUID().toString());
    }

    private String date() {
        Instant now = time.now();
        Stamp last = stamp;
        if (last.second() == now.getEpochSecond()) {
            return last.text();
        }
        String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        String http = text.replace("+0000", "GMT").replace(" Z", " GMT");
        stamp = new Stamp(now.getEpochSecond(), http);
        return http;
    }
}
