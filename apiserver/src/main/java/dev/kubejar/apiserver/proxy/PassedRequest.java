package dev.kubejar.apiserver.proxy;

import dev.kubejar.apiserver.backend.BackendRequest;
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
/// Source: Go's [ReverseProxy](https://pkg.go.dev/net/http/httputil#ReverseProxy)
final class PassedRequest {
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

    private PassedRequest() {}

    /// A request for `path`, cleaned of what is between the client and us.
    ///
    /// @param forwardedUri where the client thinks it is
    static BackendRequest of(Request request, String path, String forwardedUri) {
        Headers headers = without(request.headers(), hopByHop(request.headers()));
        Headers forwarded =
                replaced(forwardedFor(request, headers), "X-Forwarded-Uri", forwardedUri);
        return with(request, path, forwarded);
    }

    /// A request to leave HTTP, whose headers say how.
    static BackendRequest upgrading(Request request, String path) {
        return with(request, path, forwardedFor(request, without(request.headers(), OURS)));
    }

    private static BackendRequest with(Request request, String path, Headers headers) {
        String query = request.query().text();
        String target = GoPath.escaped(path.isEmpty() ? "/" : path);
        return new BackendRequest(
                request.method(),
                query.isEmpty() ? target : target + "?" + query,
                headers,
                new byte[0]);
    }

    private static Headers replaced(Headers headers, String name, String value) {
        return without(headers, Set.of(name.toLowerCase(Locale.ROOT))).plus(name, value);
    }

    private static Headers forwardedFor(Request request, Headers headers) {
        var hops = new ArrayList<>(headers.all(FORWARDED_FOR));
        hops.add(request.origin().remote().getHostString());
        return replaced(headers, FORWARDED_FOR, String.join(", ", hops));
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
