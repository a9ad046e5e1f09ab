package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The life of a custom kind, from its definition to the end of its objects.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CustomKindsTest {
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String FOOS = "/apis/example.com/v1/namespaces/default/foos";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDefinitionIsBornWithTheVersionThatItIsStoredIn() {
        Answer created = server.send("POST", DEFINITIONS, Foos.definition());

        assertThat(created.code()).isEqualTo(201);
        JsonObject status = created.json().object("status");
        assertThat(status.strings("storedVersions")).containsExactly("v1");
        assertThat(created.json().object("spec").object("names").string("listKind"))
                .isEqualTo("FooList");
        assertThat(created.json().object("spec").object("conversion").string("strategy"))
                .isEqualTo("None");
    }

    @Test
    void aDefinitionWithFreeNamesIsEstablished() {
        define(Foos.definition());

        JsonObject status = server.get(DEFINITIONS + "/foos.example.com").json().object("status");

        assertThat(status.objects("conditions"))
                .extracting(it ->
                        it.string("type")
                                + " "
                                + it.string("status")
                                + " "
                                + it.string("reason")
                                + ": "
                                + it.string("message"))
                .containsExactly(
                        "NamesAccepted True NoConflicts: no conflicts found",
                        "Established True InitialNamesAccepted: the initial names have been accepted");
        assertThat(status.object("acceptedNames"))
                .isEqualTo(
                        JsonReader.parse(
                                """
                                {"plural": "foos", "singular": "foo", "kind": "Foo",
                                 "listKind": "FooList"}
                                """));
    }

    @Test
    void objectsOfACustomKindAreStoredAndShowTheirKind() {
        define(Foos.definition());

        Answer created = server.send("POST", FOOS, Foos.named("a", "\"color\": \"red\""));
        JsonObject list = server.get(FOOS).json();

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.json().object("metadata").integer("generation", 0)).isEqualTo(1);
        assertThat(list.string("kind")).isEqualTo("FooList");
        assertThat(list.objects("items").getFirst().string("kind")).isEqualTo("Foo");
        assertThat(list.objects("items").getFirst().string("apiVersion"))
                .isEqualTo("example.com/v1");
    }

    @Test
    void theEndOfADefinitionIsTheEndOfItsObjects() {
        define(Foos.definition());
        server.send("POST", FOOS, Foos.named("a", ""));
        server.send("POST", FOOS, Foos.named("b", ""));

        Answer deleted = server.send("DELETE", DEFINITIONS + "/foos.example.com", "");
        awaitGone();

        JsonObject terminating = deleted.json().object("status").objects("conditions").getLast();
        assertThat(terminating.string("reason")).isEqualTo("InstanceDeletionPending");
        assertThat(server.get(FOOS).code()).isEqualTo(404);
        define(Foos.definition());
        assertThat(server.get(FOOS).json().objects("items")).isEmpty();
    }

    private void define(String definition) {
        Answer created = server.send("POST", DEFINITIONS, definition);
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        JsonObject json = JsonReader.parseObject(created.bytes());
        String name = json.object("metadata").string("name");
        while (!isEstablished(name)) {
            Thread.onSpinWait();
        }
    }

    private boolean isEstablished(String name) {
        List<JsonObject> conditions =
                server.get(DEFINITIONS + "/" + name).json().object("status").objects("conditions");
        return conditions.stream().anyMatch(it -> it.string("type").equals("Established"))
                && server.get("/apis/example.com/v1").code() == 200;
    }

    private void awaitGone() {
        while (server.get(DEFINITIONS + "/foos.example.com").code() != 404
                || server.get(FOOS).code() != 404) {
            server.time.advance(java.time.Duration.ofSeconds(1));
            Thread.onSpinWait();
        }
    }
}
