package dev.kubejar.apiserver.request;

import dev.kubejar.apiserver.http.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The resource that a URL's path names:
/// `/apis/apps/v1/namespaces/NS/deployments/NAME/SUBRESOURCE`.
///
/// @param group empty for the core group, whose paths begin with `/api`
/// @param namespace empty outside of namespaces and across all of them
/// @param resource plural, such as `pods`
/// @param name empty for a collection
/// @param subresource empty for the object itself
/// @param rest what follows a subresource that forwards, such as `proxy`, with its slashes:
///   `/index.html`; else empty
/// @param watchPrefix whether the path is of the old form `/api/v1/watch/…`
///
///   Source: [API
///   concepts](https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris)
public record RequestPath(
        String group,
        String version,
        String namespace,
        String resource,
        String name,
        String subresource,
        String rest,
        boolean watchPrefix) {

    /// Empty when the path names no resource: `/version`, `/api/v1`, `/apis/apps`.
    public static Optional<RequestPath> parse(String path) {
        List<String> steps = Arrays.stream(trimmed(path).split("/", -1)).toList();
        if (steps.size() >= 3 && steps.getFirst().equals("api")) {
            return inVersion("", steps.get(1), steps.subList(2, steps.size()), path.endsWith("/"));
        }
        if (steps.size() >= 4 && steps.getFirst().equals("apis")) {
            return inVersion(
                    steps.get(1), steps.get(2), steps.subList(3, steps.size()), path.endsWith("/"));
        }
        return Optional.empty();
    }

    /// Without the slash in front and one at the end.
    private static String trimmed(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
    }

    private static Optional<RequestPath> inVersion(
            String group, String version, List<String> steps, boolean endsWithSlash) {
        boolean watch = steps.getFirst().equals("watch");
        List<String> below = watch ? steps.subList(1, steps.size()) : steps;
        if (below.isEmpty()) {
            return Optional.empty();
        }
        boolean inNamespace =
                below.getFirst().equals("namespaces")
                        && below.size() > 2
                        && !isNamespaceSubresource(below.get(2));
        List<String> named = inNamespace ? below.subList(2, below.size()) : below;
        List<String> front = below.subList(0, below.size() - Math.max(0, named.size() - 3));
        if (front.contains("") || (named.size() > 3 && !named.get(2).equals("proxy"))) {
            return Optional.empty();
        }
        String namespace = inNamespace ? below.get(1) : "";
        return Optional.of(of(group, version, namespace, named, endsWithSlash, watch));
    }

    private static boolean isNamespaceSubresource(String step) {
        return step.equals("status") || step.equals("finalize");
    }

    private static RequestPath of(
            String group,
            String version,
            String namespace,
            List<String> steps,
            boolean endsWithSlash,
            boolean watch) {
        String below = steps.stream().skip(3).map("/"::concat).collect(Collectors.joining());
        return new RequestPath(
                group,
                version,
                namespace,
                steps.get(0),
                steps.size() > 1 ? steps.get(1) : "",
                steps.size() > 2 ? steps.get(2) : "",
                steps.size() > 2 && endsWithSlash ? below + "/" : below,
                watch);
    }

    /// Whether a request to read with `query` asks for events.
    public boolean isWatch(Query query) {
        return watchPrefix || (name.isEmpty() && Parameters.flag(query, "watch"));
    }

    /// As upstream, an object of `namespaces` is in the namespace that it is.
    public String namespaceForAuthorization() {
        return group.isEmpty() && resource.equals("namespaces") ? name : namespace;
    }
}
