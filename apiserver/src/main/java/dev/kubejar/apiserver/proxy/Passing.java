package dev.kubejar.apiserver.proxy;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.backend.BackendConnection;
import dev.kubejar.apiserver.backend.BackendRequest;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.BodySource;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// One request, passed on to its backend.
///
/// Source: [UpgradeAwareHandler](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/proxy)
///
/// @param prefix the proxy's own path: `/api/v1/namespaces/default/pods/web/proxy`
/// @param path below it, clean; empty when the client left even the slash out
record Passing(Request request, String prefix, String path, Backend backend) {
    /// What only the server that a browser thinks it speaks with may say.
    private static final Set<String> OF_THE_ORIGIN =
            Set.of(
                    "access-control-allow-credentials",
                    "access-control-allow-headers",
                    "access-control-allow-methods",
                    "access-control-allow-origin");

    /// A page is rewritten in memory; a longer one, also unzipped, is passed on as it is.
    private static final int MAX_PAGE_BYTES = 8 << 20;

    Response answer() {
        if (request.headers().elements("Connection").stream()
                .anyMatch("upgrade"::equalsIgnoreCase)) {
            return upgraded();
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (path.isEmpty() && reads) {
            return redirected();
        }
        Links links = links();
        String forwardedUri = GoPath.joined(links.prefix(), GoPath.escaped(path));
        try {
            return shown(exchanged(PassedRequest.of(request, path, forwardedUri)), links);
        } catch (IOException | UncheckedIOException e) {
            throw Backends.unavailable("error trying to reach service: " + why(e));
        }
    }

    private static String why(Exception e) {
        return String.valueOf(
                e instanceof UncheckedIOException wrapped
                        ? Objects.requireNonNull(wrapped.getCause()).getMessage()
                        : e.getMessage());
    }

    /// Pages whose links are relative need the slash at the end.
    private Response redirected() {
        String query = request.query().text();
        String target = request.path() + "/" + (query.isEmpty() ? "" : "?" + query);
        return new Response.Content(301, Headers.of("Location", target), List.of());
    }

    private Links links() {
        return new Links(prefix, backend.authority(), request.headers().first("Host").orElse(""));
    }

    // ---- requests

    /// An answer whose body is still to be read.
    private record Exchanged(BackendConnection connection, BackendConnection.Head head) {}

    private Exchanged exchanged(BackendRequest sent) throws IOException {
        var connection = new BackendConnection(backend.open());
        try {
            Body body = request.body();
            if (body.isEmpty()) {
                connection.send(sent, backend.authority());
            } else {
                connection.send(sent, backend.authority(), body.stream(), body.length());
            }
            return new Exchanged(connection, connection.head());
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Response shown(Exchanged answer, Links links) throws IOException {
        BackendConnection.Head head = answer.head();
        InputStream body = answer.connection().body(head, request.method());
        Headers headers = PassedRequest.endToEnd(head.headers());
        headers = PassedRequest.without(headers, OF_THE_ORIGIN);
        if (headers.has("Location")) {
            String to = links.through(headers.first("Location").orElseThrow());
            headers = PassedRequest.without(headers, Set.of("location")).plus("Location", to);
        } else if (isPage(headers)) {
            return page(head.code(), headers, body, links);
        }
        return new Response.Streamed(head.code(), headers, BodySource.copyOf(body));
    }

    private static boolean isPage(Headers headers) {
        String type = headers.first("Content-Type").orElse("").split(";", 2)[0].strip();
        String encoding = headers.first("Content-Encoding").orElse("");
        return type.toLowerCase(Locale.ROOT).equals("text/html")
                && (encoding.isEmpty() || encoding.equals("gzip"));
    }

    private static Response page(int code, Headers headers, InputStream body, Links links)
            throws IOException {
        try {
            byte[] sent = body.readNBytes(MAX_PAGE_BYTES + 1);
            boolean gzip = headers.has("Content-Encoding") && sent.length > 0;
            byte[] page = gzip && sent.length <= MAX_PAGE_BYTES ? unzipped(sent) : sent;
            if (page.length > MAX_PAGE_BYTES) {
                var all = new SequenceInputStream(new ByteArrayInputStream(sent), body);
                return new Response.Streamed(code, headers, BodySource.copyOf(all));
            }
            body.close();
            byte[] rewritten =
                    Html.rewritten(new String(page, StandardCharsets.UTF_8), links::through)
                            .getBytes(StandardCharsets.UTF_8);
            byte[] shown = gzip ? zipped(rewritten) : rewritten;
            Headers its =
                    PassedRequest.without(headers, Set.of("content-length"))
                            .plus("Content-Length", Integer.toString(shown.length));
            return new Response.Streamed(
                    code, its, BodySource.copyOf(new ByteArrayInputStream(shown)));
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MAX_PAGE_BYTES + 1);
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    // ---- upgrades

    private Response upgraded() {
        try {
            Exchanged answer = exchanged(PassedRequest.upgrading(request, path));
            BackendConnection connection = answer.connection();
            BackendConnection.Head head = answer.head();
            return head.isUpgrade()
                    ? new Response.Tunnel(head.headers(), client -> Tunnel.run(client, connection))
                    : new Response.Streamed(
                            head.code(),
                            PassedRequest.endToEnd(head.headers()),
                            BodySource.copyOf(connection.body(head, request.method())));
        } catch (IOException | UncheckedIOException e) {
            throw new StatusException(new Status(500, "", why(e), JsonObject.EMPTY));
        }
    }
}
