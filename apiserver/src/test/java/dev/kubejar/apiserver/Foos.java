package dev.kubejar.apiserver;

/// A custom kind for tests, and objects of it.
final class Foos {
    private Foos() {}

    static String definition() {
        return definition("");
    }

    /// @param moreOfVersion more fields of its only version
    static String definition(String moreOfVersion) {
        return """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "foos.example.com"},
         "spec": {"group": "example.com", "scope": "Namespaced",
          "names": {"plural": "foos", "kind": "Foo"},
          "versions": [{"name": "v1", "served": true, "storage": true%s,
           "schema": {"openAPIV3Schema": {"type": "object", "properties": {
            "spec": {"type": "object", "properties": {
             "color": {"type": "string"},
             "replicas": {"type": "integer"},
             "tags": {"type": "array", "items": {"type": "string"}}}},
            "status": {"type": "object", "properties": {
             "replicas": {"type": "integer"},
             "selector": {"type": "string"}}}}}}}]}}
        """
                .formatted(moreOfVersion);
    }

    /// @param spec fields of its spec
    static String named(String name, String spec) {
        return """
        {"apiVersion": "example.com/v1", "kind": "Foo", "metadata": {"name": "%s"},
         "spec": {%s}}
        """
                .formatted(name, spec);
    }
}
