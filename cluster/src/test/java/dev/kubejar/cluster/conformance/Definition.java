package dev.kubejar.cluster.conformance;

import dev.kubejar.api.json.JsonObject;

/// A CustomResourceDefinition of one test's own, established; gone when closed.
///
/// @param plural such as `watches`
/// @param group such as `watches.example.com`
record Definition(Api api, String plural, String group) implements AutoCloseable {
    static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /// A kind with these versions, in YAML below `spec.versions`.
    static Definition establish(Api api, String singular, String scope, String versions) {
        return establish(api, singular, scope, versions, "");
    }

    /// With more of `spec` in YAML, such as its conversion.
    static Definition establish(
            Api api, String singular, String scope, String versions, String more) {
        return establish(
                new Definition(api, singular + "s", singular + "s.example.com"),
                singular,
                scope,
                versions.indent(2) + more);
    }

    static Definition establishIn(
            Api api, String group, String singular, String scope, String versions) {
        return establish(
                new Definition(api, singular + "s", group), singular, scope, versions.indent(2));
    }

    private static Definition establish(
            Definition definition, String singular, String scope, String versionsAndMore) {
        definition
                .api()
                .create(PATH, manifest(definition, singular, scope, versionsAndMore))
                .json();
        Await.until(definition.name() + " is established", definition::isEstablished);
        return definition;
    }

    private static String manifest(
            Definition definition, String singular, String scope, String versionsAndMore) {
        return """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %s}
        spec:
          group: %s
          scope: %s
          names: {plural: %s, singular: %s, kind: %s, listKind: %s}
          versions:
        %s\
        """
                .formatted(
                        definition.name(),
                        definition.group,
                        scope,
                        definition.plural,
                        singular,
                        kind(singular),
                        kind(singular) + "List",
                        versionsAndMore.indent(2));
    }

    static String kind(String singular) {
        return Character.toUpperCase(singular.charAt(0)) + singular.substring(1);
    }

    private boolean isEstablished() {
        return read().object("status").objects("conditions").stream()
                .anyMatch(it ->
                        it.string("type").equals("Established")
                                && it.string("status").equals("True"));
    }

    String name() {
        return plural + "." + group;
    }

    String path() {
        return PATH + "/" + name();
    }

    JsonObject read() {
        return api.get(path()).json();
    }

    /// The path of its objects in a version, cluster-wide.
    String objects(String version) {
        return "/apis/" + group + "/" + version + "/" + plural;
    }

    /// The path of its objects in a namespace.
    String objects(String version, Namespace namespace) {
        return namespace.in(group + "/" + version, plural);
    }

    @Override
    public void close() {
        api.delete(path());
        Await.until(name() + " is gone", () -> api.get(path()).code() == 404);
    }
}
