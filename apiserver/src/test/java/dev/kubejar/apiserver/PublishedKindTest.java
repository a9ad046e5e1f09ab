package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A custom kind in OpenAPI.
final class PublishedKindTest {
    private static final String VERSION =
            """
            {"name": "v1", "served": true, "storage": true,
             "schema": {"openAPIV3Schema": {"type": "object", "properties": {
              "template": {"type": "object", "x-kubernetes-embedded-resource": true,
               "properties": {"spec": {"type": "object"}}}}}}}
            """;

    @TempDir private Path folder;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(folder);
        Foos.define(server, Foos.definition(VERSION));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anObjectWithinAnotherIsDescribedInWordsOfItsOwn() {
        JsonObject kind =
                server.get("/openapi/v3/apis/example.com/v1")
                        .json()
                        .object("components")
                        .object("schemas")
                        .object("com.example.v1.Foo");
        JsonObject within = kind.object("properties").object("template");

        assertThat(within.strings("required")).containsExactly("kind", "apiVersion");
        assertThat(description(within, "kind"))
                .startsWith("kind is a string value representing the type of this object.");
        assertThat(description(within, "apiVersion"))
                .startsWith("apiVersion defines the versioned schema of this representation");
        assertThat(description(kind, "kind"))
                .startsWith("Kind is a string value representing the REST resource");
    }

    private static String description(JsonObject schema, String field) {
        return schema.object("properties").object(field).string("description");
    }
}
