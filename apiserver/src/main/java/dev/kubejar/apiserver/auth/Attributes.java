package dev.kubejar.apiserver.auth;

import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.request.RequestPath;
import java.util.Locale;
import java.util.Optional;

/// What somebody wants to do.
///
/// @param verb `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`;
///   for a path that is no resource the lower-case HTTP method
/// @param path of the request, decoded
/// @param resource where it names one
public record Attributes(User user, String verb, String path, ResourceAttributes resource) {

    /// The resource that is asked for; all empty for a path that is no resource, such as
    /// `/version`.
    public record ResourceAttributes(
            String group,
            String version,
            String plural,
            String subresource,
            String namespace,
            String name) {
        public static final ResourceAttributes NONE =
                new ResourceAttributes("", "", "", "", "", "");

        String groupResource() {
            return group.isEmpty() ? plural : plural + "." + group;
        }
    }

    /// As upstream's `RequestInfo` reads a request.
    static Attributes of(User user, Request request) {
        Optional<RequestPath> path = RequestPath.parse(request.path());
        return new Attributes(
                user,
                path.map(resource -> verb(request, resource))
                        .orElseGet(() -> request.method().toLowerCase(Locale.ROOT)),
                request.path(),
                path.map(Attributes::resource).orElse(ResourceAttributes.NONE));
    }

    private static ResourceAttributes resource(RequestPath path) {
        return new ResourceAttributes(
                path.group(),
                path.version(),
                path.resource(),
                path.subresource(),
                path.namespaceForAuthorization(),
                path.name());
    }

    private static String verb(Request request, RequestPath path) {
        return switch (request.method()) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> path.name().isEmpty() ? "deletecollection" : "delete";
            case "GET", "HEAD" -> readingVerb(request, path);
            default -> "";
        };
    }

    private static String readingVerb(Request request, RequestPath path) {
        if (path.isWatch(request.query())) {
            return "watch";
        }
        return path.name().isEmpty() ? "list" : "get";
    }

    public boolean isResource() {
        return !resource.plural().isEmpty();
    }
}
