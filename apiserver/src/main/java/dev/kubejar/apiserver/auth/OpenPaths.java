package dev.kubejar.apiserver.auth;

import java.util.List;

/// The paths that tell nothing but whether the server lives and its version: open to everyone.
///
/// Source: the role `system:public-info-viewer` in [Discovery
/// roles](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles)
final class OpenPaths {
    private static final List<String> TREES = List.of("/livez", "/readyz", "/healthz");

    private OpenPaths() {}

    static boolean contains(String path) {
        return path.equals("/version")
                || path.equals("/version/")
                || TREES.stream()
                        .anyMatch(tree -> path.equals(tree) || path.startsWith(tree + "/"));
    }
}
