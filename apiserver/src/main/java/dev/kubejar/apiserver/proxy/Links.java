package dev.kubejar.apiserver.proxy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes links that a backend gives lead through the proxy again.
///
/// Source: [Transport](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/proxy#Transport)
///
/// @param prefix of the proxy's own path: `/api/v1/namespaces/default/pods/web/proxy`
/// @param backend the host that the request was passed on to
/// @param host that the client asked
record Links(String prefix, String backend, String host) {
    /// RFC 3986, appendix B.
    private static final Pattern URL =
            Pattern.compile("^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(#.*)?$");

    /// `url`, under the prefix if it names a path of the backend's.
    String through(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        String authority = orEmpty(parts.group(2));
        String path = orEmpty(parts.group(3));
        boolean elsewhere =
                !authority.isEmpty() && !authority.equals(backend) && !authority.equals(host);
        if (elsewhere || !path.startsWith("/")) {
            return url;
        }
        String prefixed = path.startsWith(prefix) ? path : GoPath.joined(prefix, path);
        return prefixed + orEmpty(parts.group(4)) + orEmpty(parts.group(5));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
