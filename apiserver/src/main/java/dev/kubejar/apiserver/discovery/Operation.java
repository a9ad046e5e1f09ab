package dev.kubejar.apiserver.discovery;

import java.util.List;

/// One method on one path, as both OpenAPI documents tell it.
///
/// @param path such as `/apis/apps/v1/namespaces/{namespace}/deployments/{name}`
/// @param method in small letters: `get`, `put`…
/// @param action upstream's word: `list`, `get`, `post`, `put`, `patch`, `delete`,
///   `deletecollection`, `connect`
/// @param id such as `readAppsV1NamespacedDeployment`
/// @param kind that is taken or given
/// @param query names of the query parameters
/// @param body type of the request's body by its full name; empty without one
/// @param answer type of the answer by its full name; empty for plain text
record Operation(
        String path,
        String method,
        String action,
        String id,
        TypeNames kind,
        List<Parameter> query,
        String body,
        String answer) {

    /// A kind's three names.
    record TypeNames(String group, String version, String kind) {}

    Operation {
        query = List.copyOf(query);
    }

    boolean isNamespaced() {
        return path.contains("{namespace}");
    }

    /// Whether the URL goes on below the subresource.
    boolean hasPath() {
        return path.endsWith("{path}");
    }

    boolean isNamed() {
        return path.contains("{name}");
    }
}
