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
/// @param custom whether of a custom kind
record Operation(
        String path,
        String method,
        String action,
        String id,
        TypeNames kind,
        List<Parameter> query,
        String body,
        String answer,
        boolean custom) {

    private static final List<String> PATCHES =
            List.of(
                    "application/apply-patch+yaml",
                    "application/json-patch+json",
                    "application/merge-patch+json",
                    "application/strategic-merge-patch+json");

    /// A kind's three names.
    record TypeNames(String group, String version, String kind) {}

    Operation {
        query = List.copyOf(query);
    }

    /// The media types of its body: a custom kind takes no strategic merge patch.
    List<String> consumes() {
        boolean patch = method.equals("patch");
        if (!custom) {
            return patch ? PATCHES : List.of("*/*");
        }
        return patch
                ? PATCHES.stream().filter(type -> !type.contains("strategic")).toList()
                : List.of("application/json", "application/yaml");
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
