package dev.kubejar.apiserver.proxy;

import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is sent to a backend on behalf of a client.
///
/// @param target the path and query: `/index.html?a=b`
/// @param body empty for none
///
///   Source: Go's [ReverseProxy](https://pkg.go.dev/net/http/httputil#ReverseProxy)
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record BackendRequest(String method, String target, Headers headers, byte[] body) {
    /// What concerns one connection alone.
    private static final Set<String> HOP_BY_HOP =
            Set.of(
                    "connection",
                    "proxy-connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    /// What was meant for us.
    private static final Set<String> OURS = Set.of("authorization", "content-length", "expect");

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /// A request for `path`, cleaned of what is between the client and us.
    ///
    /// @param forwardedUri where the client thinks it is
    static BackendRequest of(Request request, String path, String forwardedUri) {
        return of(request, path, without(request.headers(), hopByHop(request.headers())))
                .with("X-Forwarded-Uri", forwardedUri);
    }

    /// A request to leave HTTP, whose headers say how.
    static BackendRequest upgrading(Request request, String path) {
        return of(request, path, without(request.headers(), OURS));
    }

    private static BackendRequest of(Request request, String path, Headers headers) {
        String query = request.query().text();
        String target = GoPath.escaped(path.isEmpty() ? "/" : path);
        return new BackendRequest(
                request.method(),
                query.isEmpty() ? target : target + "?" + query,
                forwardedFor(request, headers),
                request.body().bytes());
    }

    private BackendRequest with(String name, String value) {
        Headers replaced = without(headers, Set.of(name.toLowerCase(Locale.ROOT)));
        return new BackendRequest(method, target, replaced.plus(name, value), body);
    }

    private static Headers forwardedFor(Request request, Headers headers) {
        var hops = new ArrayList<>(headers.all(FORWARDED_FOR));
        hops.add(request.origin().remote().getHostString());
        return without(headers, Set.of(FORWARDED_FOR.toLowerCase(Locale.ROOT)))
                .plus(FORWARDED_FOR, String.join(", ", hops));
    }

    private static Set<String> hopByHop(Headers headers) {
        var all = new HashSet<>(OURS);
        all.addAll(HOP_BY_HOP);
        headers.elements("Connection").forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return all;
    }

    /// The headers of an answer that concern its reader.
    static Headers endToEnd(Headers headers) {
        var hops = new HashSet<>(HOP_BY_HOP);
        headers.elements("Connection").forEach(name -> hops.add(name.toLowerCase(Locale.ROOT)));
        return without(headers, hops);
    }

    /// `names` in small letters.
    static Headers without(Headers headers, Set<String> names) {
        var kept = new ArrayList<Map.Entry<String, String>>();
        for (Map.Entry<String, String> field : headers) {
            if (!names.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                kept.add(field);
            }
        }
        return Headers.of(List.copyOf(kept));
    }
}
