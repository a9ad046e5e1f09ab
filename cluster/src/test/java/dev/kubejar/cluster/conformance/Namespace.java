package dev.kubejar.cluster.conformance;

import java.util.Locale;

/// A namespace of one test's own.
record Namespace(String name) {

    static Namespace make(Api api, String wanted) {
        String name = wanted.toLowerCase(Locale.ROOT);
        String shortened = name.substring(0, Math.min(name.length(), 63));
        api.create(
                        "/api/v1/namespaces",
                        """
                        metadata: {name: %s}
                        apiVersion: v1
                        kind: Namespace
                        """
                                .formatted(shortened))
                .json();
        return new Namespace(shortened);
    }

    /// The path of a collection of the core group in it.
    String core(String plural) {
        return "/api/v1/namespaces/" + name + "/" + plural;
    }

    /// The path of a collection of a group in it, such as `apps/v1`.
    String in(String groupVersion, String plural) {
        return "/apis/" + groupVersion + "/namespaces/" + name + "/" + plural;
    }
}
