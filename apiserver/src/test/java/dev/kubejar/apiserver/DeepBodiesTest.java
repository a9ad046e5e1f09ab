package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lies deep in each other is taken as a whole, so that it can be read again, or not at all.
final class DeepBodiesTest {
    private static final String ANYTHING =
            """
            {"name": "v1", "served": true, "storage": true,
             "schema": {"openAPIV3Schema": {"type": "object",
              "x-kubernetes-preserve-unknown-fields": true}}}
            """;

    @TempDir private Path folder;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(folder);
        Foos.define(server, Foos.definition(ANYTHING));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static String foo(int levels) {
        return """
        {"apiVersion": "example.com/v1", "kind": "Foo", "metadata": {"name": "a"}, "x": %s}
        """
                .formatted(nested(levels));
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 500, 507, 511})
    void whatIsTakenCanBeReadChangedAndDeleted(int levels) {
        String path = Foos.COLLECTION + "/a";
        assertThat(server.send("POST", Foos.COLLECTION, foo(levels)).code()).isEqualTo(201);

        assertThat(server.get(path).code()).isEqualTo(200);
        assertThat(server.get(path, "application/yaml").code()).isEqualTo(200);
        assertThat(server.get(Foos.COLLECTION, "application/yaml").code()).isEqualTo(200);
        assertThat(server.send("PATCH", path, "{\"y\": " + nested(levels) + "}").code())
                .isEqualTo(200);
        assertThat(applied("{\"z\": " + nested(levels) + "}").code()).isEqualTo(200);
        assertThat(server.send("DELETE", path, "").code()).isEqualTo(200);
    }

    private Answer applied(String fields) {
        String body =
                "{\"apiVersion\": \"example.com/v1\", \"kind\": \"Foo\", "
                        + "\"metadata\": {\"name\": \"a\"}, "
                        + fields.substring(1);
        return server.send(
                "PATCH",
                Foos.COLLECTION + "/a?fieldManager=me",
                body,
                Headers.of("Content-Type", "application/apply-patch+yaml"));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 5_000, 500_000})
    void deeperBodiesAreRefused(int levels) {
        server.send("POST", Foos.COLLECTION, foo(1));
        Answer refused = server.send("POST", Foos.COLLECTION, foo(levels));
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).contains("exceeded max depth");
        assertThat(server.send("PATCH", Foos.COLLECTION + "/a", foo(levels)).message())
                .contains("exceeded max depth");
    }

    @Test
    void copiesDoNotLeadDeeperThanBodiesMay() {
        server.send("POST", Foos.COLLECTION, foo(300));

        Answer refused =
                server.send(
                        "PATCH",
                        Foos.COLLECTION + "/a",
                        """
                        [{"op": "copy", "from": "/x", "path": "/x%s/b"}]
                        """
                                .formatted("/a".repeat(250)),
                        Headers.of("Content-Type", "application/json-patch+json"));

        assertThat(refused.code()).isEqualTo(422);
        assertThat(server.get(Foos.COLLECTION + "/a").code()).isEqualTo(200);
    }
}
