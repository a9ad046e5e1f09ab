package dev.kubejar.apiserver.auth;

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
    }
}
