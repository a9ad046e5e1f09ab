package dev.kubejar.apiserver.http;

import dev.kubejar.api.status.StatusException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;

/// One request as it arrived.
///
/// @param method such as `GET`
/// @param path decoded: `/api/v1/namespaces/default/pods`
/// @param rawPath as sent, without the query
/// @param body held whole, up to the limit
public record Request(
        String method,
        String path,
        String rawPath,
        Query query,
        Headers headers,
        Body body,
        Origin origin) {

    /// Where a request came from.
    ///
    /// @param certificates the client's own first, then the chain that it sent; empty without one.
    ///   They are not verified yet: that is authentication's matter, so that a stranger gets a 401
    ///   and not a broken connection
    public record Origin(InetSocketAddress remote, List<X509Certificate> certificates) {
        public Origin {
            certificates = List.copyOf(certificates);
        }
    }

    /// A request for `target` (`/path?query`, as a client sends it); throws `BadRequest` when its
    /// path has a bad escape.
    public static Request of(
            String method, String target, Headers headers, Body body, Origin origin) {
        int mark = target.indexOf('?');
        String rawPath = mark < 0 ? target : target.substring(0, mark);
        Query query = mark < 0 ? Query.EMPTY : Query.parse(target.substring(mark + 1));
        String path =
                PercentDecoding.path(rawPath)
                        .orElseThrow(() -> StatusException.badRequest("invalid URL escape"));
        return new Request(method, path, rawPath, query, headers, body, origin);
    }

    /// Whether the client asks to go on with `protocol`, such as `websocket`, on this connection.
    public boolean wantsUpgrade(String protocol) {
        return headers.elements("Connection").stream().anyMatch("upgrade"::equalsIgnoreCase)
                && headers.elements("Upgrade").stream().anyMatch(protocol::equalsIgnoreCase);
    }
}
