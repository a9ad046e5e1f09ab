package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A custom kind for tests, and objects of it.
final class Foos {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    static final String DEFINITION = DEFINITIONS + "/foos.example.com";
    static final String COLLECTION = "/apis/example.com/v1/namespaces/default/foos";

    private Foos() {}

    static String definition() {
        return definition(version("v1", true, ""));
    }

    /// @param versions entries of `spec.versions`, with commas between
    static String definition(String versions) {
        return """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "foos.example.com"},
         "spec": {"group": "example.com", "scope": "Namespaced",
          "names": {"plural": "foos", "kind": "Foo"},
          "versions": [%s]}}
        """
                .formatted(versions);
    }

    /// A served version.
    ///
    /// @param more further fields, with a comma before each
    static String version(String name, boolean storage, String more) {
        return """
        {"name": "%s", "served": true, "storage": %s%s,
         "schema": {"openAPIV3Schema": {"type": "object", "properties": {
          "spec": {"type": "object", "properties": {
           "color": {"type": "string"},
           "size": {"type": "string", "default": "%s-size"},
           "replicas": {"type": "integer"},
           "tags": {"type": "array", "items": {"type": "string"}}}},
          "status": {"type": "object", "properties": {
           "replicas": {"type": "integer"},
           "selector": {"type": "string"},
           "conditions": {"type": "array", "items": {"type": "object", "properties": {
            "type": {"type": "string"}, "status": {"type": "string"}}}}}}}}}}
        """
                .formatted(name, storage, more, name);
    }

    /// @param spec fields of its spec
    static String named(String name, String spec) {
        return inVersion("v1", name, spec);
    }

    static String inVersion(String version, String name, String spec) {
        return """
        {"apiVersion": "example.com/%s", "kind": "Foo", "metadata": {"name": "%s"},
         "spec": {%s}}
        """
                .formatted(version, name, spec);
    }

    /// Defines a kind and waits until it is served.
    static void define(TestServer server, String definition) {
        Answer created = server.send("POST", DEFINITIONS, definition);
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        awaitGeneration(
                server, DEFINITIONS + "/" + created.json().object("metadata").string("name"));
    }

    /// Waits until the newest state of a definition is served.
    static void awaitGeneration(TestServer server, String definition) {
        JsonObject json = server.get(definition).json();
        String path = "/apis/" + json.object("spec").string("group");
        until(
                "the definition is served",
                () ->
                        conditionOf(server, definition, "Established")
                                        .string("status")
                                        .equals("True")
                                && server.get(path).code() == 200);
    }

    static JsonObject conditionOf(TestServer server, String definition, String type) {
        return server.get(definition).json().object("status").objects("conditions").stream()
                .filter(it -> it.string("type").equals(type))
                .findFirst()
                .orElse(JsonObject.EMPTY);
    }

    /// Deletes the definition and waits for its end.
    static Answer delete(TestServer server) {
        Answer deleted = server.send("DELETE", DEFINITION, "");
        awaitGone(server);
        return deleted;
    }

    /// Waits until the definition is gone and nothing of it is served.
    static void awaitGone(TestServer server) {
        until(
                "the definition is gone",
                () -> {
                    server.time.advance(Duration.ofSeconds(1));
                    return server.get(DEFINITION).code() == 404
                            && server.get(COLLECTION).code() == 404;
                });
    }

    /// Looks until `condition` holds, as long as the slowest machine may need.
    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    static Answer create(TestServer server, String name, String spec) {
        Answer created = server.send("POST", COLLECTION, named(name, spec));
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        return created;
    }
}
