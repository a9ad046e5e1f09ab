package dev.kubejar.apiserver;

import static dev.kubejar.apiserver.Foos.COLLECTION;
import static dev.kubejar.apiserver.Foos.DEFINITION;
import static dev.kubejar.apiserver.Foos.DEFINITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The life of a custom kind, from its definition to the end of its objects.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CustomKindsTest {
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
        JsonObject spec = created.json().object("spec");
        assertThat(created.json().object("status").strings("storedVersions")).containsExactly("v1");
        assertThat(spec.object("names").string("listKind")).isEqualTo("FooList");
        assertThat(spec.object("conversion").string("strategy")).isEqualTo("None");
    }

    @Test
    void aDefinitionWithFreeNamesIsEstablished() {
        Foos.define(server, Foos.definition());

        JsonObject status = server.get(DEFINITION).json().object("status");

        assertThat(status.objects("conditions"))
                .extracting(CustomKindsTest::told)
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

    private static String told(JsonObject condition) {
        return "%s %s %s: %s"
                .formatted(
                        condition.string("type"),
                        condition.string("status"),
                        condition.string("reason"),
                        condition.string("message"));
    }

    @Test
    void aTableOfDefinitionsTellsWhenTheyWereMade() {
        Foos.define(server, Foos.definition());

        JsonObject table =
                server.get(DEFINITIONS, "application/json;as=Table;v=v1;g=meta.k8s.io").json();

        assertThat(table.objects("columnDefinitions"))
                .extracting(column -> column.string("name"))
                .containsExactly("Name", "Created At");
        assertThat(table.objects("rows").getFirst().array("cells").strings())
                .containsExactly("foos.example.com", "2026-01-01T00:00:00Z");
    }

    @Test
    void aNameThatAnotherKindOfTheGroupHasIsRefusedAndGivenWhenThatOneGoes() {
        Foos.define(server, Foos.definition());
        String bars =
                Foos.definition()
                        .replace("foos", "bars")
                        .replace("\"kind\": \"Foo\"", "\"kind\": \"Bar\", \"singular\": \"foo\"");

        server.send("POST", DEFINITIONS, bars);
        String bar = DEFINITIONS + "/bars.example.com";
        Foos.until(
                "there is a condition",
                () -> !Foos.conditionOf(server, bar, "Established").isEmpty());

        assertThat(server.get(bar).json().object("status").objects("conditions"))
                .extracting(CustomKindsTest::told)
                .containsExactly(
                        "NamesAccepted False SingularConflict: \"foo\" is already in use",
                        "Established False NotAccepted: not all names are accepted");
        assertThat(server.get("/apis/example.com/v1/bars").code()).isEqualTo(404);
        Foos.delete(server);
        Foos.awaitGeneration(server, bar);
        assertThat(Foos.conditionOf(server, bar, "NamesAccepted").string("status"))
                .isEqualTo("True");
    }

    @Test
    void aKindOfAProtectedGroupSaysWhetherItIsApproved() {
        String definition =
                Foos.definition()
                        .replace("example.com", "foo.k8s.io")
                        .replace(
                                "\"metadata\": {",
                                "\"metadata\": {\"annotations\": {\"api-approved.kubernetes.io\":"
                                        + " \"unapproved, a test\"}, ");
        Foos.define(server, definition);

        assertThat(
                        told(
                                Foos.conditionOf(
                                        server,
                                        DEFINITIONS + "/foos.foo.k8s.io",
                                        "KubernetesAPIApprovalPolicyConformant")))
                .isEqualTo(
                        "KubernetesAPIApprovalPolicyConformant False UnapprovedAnnotation: not"
                                + " approved: \"unapproved, a test\"");
    }

    // ---- its end

    @Test
    void theEndOfADefinitionIsTheEndOfItsObjects() {
        Foos.define(server, Foos.definition());
        Foos.create(server, "a", "");
        Foos.create(server, "b", "");

        Answer deleted = Foos.delete(server);

        JsonObject terminating = deleted.json().object("status").objects("conditions").getLast();
        assertThat(told(terminating))
                .isEqualTo(
                        "Terminating True InstanceDeletionPending: CustomResourceDefinition marked for"
                                + " deletion; CustomResource deletion will begin soon");
        assertThat(deleted.json().object("metadata").strings("finalizers"))
                .containsExactly("customresourcecleanup.apiextensions.k8s.io");
        Foos.define(server, Foos.definition());
        assertThat(server.get(COLLECTION).json().objects("items")).isEmpty();
    }

    @Test
    void nothingIsCreatedWhileADefinitionEndsAndItWaitsForFinalizers() {
        Foos.define(server, Foos.definition());
        String held =
                Foos.named("held", "")
                        .replace("\"name\":", "\"finalizers\": [\"example.com/hold\"], \"name\":");
        server.send("POST", COLLECTION, held);
        server.send("DELETE", DEFINITION, "");
        while (!reason().equals("InstanceDeletionInProgress")) {
            Thread.onSpinWait();
        }

        Answer refused = server.send("POST", COLLECTION, Foos.named("late", ""));

        assertThat(refused.code()).isEqualTo(405);
        assertThat(refused.message())
                .isEqualTo("create not allowed while custom resource definition is terminating");
        while (!server.get(COLLECTION + "/held")
                .json()
                .object("metadata")
                .has("deletionTimestamp")) {
            Thread.onSpinWait();
        }
        server.time.advance(Duration.ofMinutes(2));
        while (!reason().equals("InstanceDeletionCheck")) {
            server.time.advance(Duration.ofSeconds(1));
        }
        server.send("PATCH", COLLECTION + "/held", "{\"metadata\": {\"finalizers\": null}}");
        while (server.get(DEFINITION).code() != 404) {
            server.time.advance(Duration.ofSeconds(1));
        }
    }

    private String reason() {
        return Foos.conditionOf(server, DEFINITION, "Terminating").string("reason");
    }

    @Test
    void aWatchTellsTheEndOfEveryObjectAndEndsWithTheDefinition() throws Exception {
        Foos.define(server, Foos.definition());
        Foos.create(server, "a", "");
        var watched = new AtomicReference<Answer>();
        Thread watcher =
                Thread.ofVirtual().start(() -> watched.set(server.get(COLLECTION + "?watch=true")));

        Foos.delete(server);
        watcher.join();

        assertThat(watched.get().lines())
                .extracting(line -> line.string("type"))
                .containsSubsequence("ADDED", "DELETED");
    }

    @Test
    void aRestartServesWhatWasDefined() {
        Foos.define(server, Foos.definition());
        Foos.create(server, "a", "\"color\": \"red\"");

        server.close();
        server = new TestServer(dir);

        assertThat(server.get(COLLECTION + "/a").json().object("spec").string("color"))
                .isEqualTo("red");
    }

    @Test
    void aRestartInTheMidstOfADefinitionsEndEndsItAllTheSame() {
        Foos.define(server, Foos.definition());
        String held =
                Foos.named("held", "")
                        .replace("\"name\":", "\"finalizers\": [\"example.com/hold\"], \"name\":");
        server.send("POST", COLLECTION, held);
        server.send("DELETE", DEFINITION, "");

        server.close();
        server = new TestServer(dir);
        server.send("PATCH", COLLECTION + "/held", "{\"metadata\": {\"finalizers\": null}}");
        Foos.awaitGone(server);

        assertThat(server.get(COLLECTION).code()).isEqualTo(404);
    }

    @Test
    void definitionsThatComeAndGoUnderLoadLeaveNothingBehind() throws Exception {
        long seed = Seed.first();
        var codes = ConcurrentHashMap.<Integer>newKeySet();
        var clients = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var random = new Random(seed + i);
            clients.add(Thread.ofVirtual().start(() -> churn(random, codes)));
        }
        for (Thread client : clients) {
            client.join();
        }
        if (server.get(DEFINITION).code() == 200) {
            Foos.delete(server);
        }

        assertThat(codes).as("seed " + seed).allMatch(code -> code < 500);
        Foos.define(server, Foos.definition());
        assertThat(server.get(COLLECTION).json().objects("items")).as("seed " + seed).isEmpty();
    }

    private void churn(Random random, Set<Integer> codes) {
        for (int i = 0; i < 120; i++) {
            String name = COLLECTION + "/o" + random.nextInt(5);
            Answer answer =
                    switch (random.nextInt(9)) {
                        case 0 -> server.send("POST", DEFINITIONS, Foos.definition());
                        case 1 -> server.send("DELETE", DEFINITION, "");
                        case 2, 3, 4 ->
                                server.send(
                                        "POST",
                                        COLLECTION,
                                        Foos.named("o" + random.nextInt(5), ""));
                        case 5 ->
                                server.send(
                                        "PATCH",
                                        name,
                                        "{\"spec\": {\"replicas\": %d}}".formatted(i));
                        case 6 -> server.send("DELETE", name, "");
                        case 7 -> server.get("/openapi/v3/apis/example.com/v1");
                        default -> server.get(COLLECTION);
                    };
            codes.add(answer.code());
        }
    }

    // ---- changes

    @Test
    void whatStoresObjectsCannotBeChangedOnceEstablished() {
        Foos.define(server, Foos.definition());

        Answer answer =
                server.send(
                        "PATCH",
                        DEFINITION,
                        """
                        {"spec": {"scope": "Cluster", "group": "other.com",
                         "names": {"kind": "Bar", "plural": "bars"}}}
                        """);

        assertThat(answer.code()).isEqualTo(422);
        assertThat(causes(answer))
                .containsExactly(
                        "spec.scope: Invalid value: \"Cluster\": field is immutable",
                        "spec.names.kind: Invalid value: \"Bar\": field is immutable",
                        "spec.group: Invalid value: \"other.com\": field is immutable",
                        "spec.names.plural: Invalid value: \"bars\": field is immutable");
    }

    @Test
    void aVersionThatWasStoredCannotGo() {
        Foos.define(server, Foos.definition());

        Answer answer =
                server.send(
                        "PATCH",
                        DEFINITION,
                        "{\"spec\": {\"versions\": [%s]}}".formatted(Foos.version("v2", true, "")));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(causes(answer))
                .containsExactly(
                        "status.storedVersions[0]: Invalid value: \"v1\": missing from"
                                + " spec.versions; v1 was previously a storage version, and must"
                                + " remain in spec.versions until a storage migration ensures no"
                                + " data remains persisted in v1 and removes v1 from"
                                + " status.storedVersions");
    }

    @Test
    void changesOfADefinitionWithoutItsSpecEndNoWatch() throws Exception {
        Foos.define(server, Foos.definition());
        var watched = new AtomicReference<Answer>();
        Thread watcher =
                Thread.ofVirtual()
                        .start(() ->
                                watched.set(
                                        server.get(COLLECTION + "?watch=true&timeoutSeconds=5")));
        server.send("PATCH", DEFINITION, "{\"metadata\": {\"labels\": {\"a\": \"b\"}}}");

        Foos.create(server, "a", "");
        while (!watcher.join(Duration.ofMillis(20))) {
            server.time.advance(Duration.ofMillis(500));
        }

        assertThat(watched.get().lines()).extracting(line -> line.string("type")).contains("ADDED");
    }

    @Test
    void aWatchEndsWhenTheDefinitionSaysSomethingElse() throws Exception {
        Foos.define(server, Foos.definition());
        Foos.create(server, "a", "");
        var watched = new AtomicReference<Answer>();
        Thread watcher =
                Thread.ofVirtual().start(() -> watched.set(server.get(COLLECTION + "?watch=true")));
        String changed =
                Foos.version("v1", true, "")
                        .replace(
                                "\"color\": {\"type\": \"string\"",
                                "\"color\": {\"type\": \"integer\"");

        server.send("PATCH", DEFINITION, "{\"spec\": {\"versions\": [%s]}}".formatted(changed));
        watcher.join();

        assertThat(watched.get().code()).isEqualTo(200);
    }

    private static List<String> causes(Answer answer) {
        return answer.json().object("details").objects("causes").stream()
                .map(cause -> cause.string("field") + ": " + cause.string("message"))
                .toList();
    }

    // ---- discovery and encodings

    @Test
    void aCustomKindIsDiscovered() {
        Foos.define(
                server,
                Foos.definition(
                        Foos.version("v1", true, "")
                                + ","
                                + Foos.version(
                                        "v1beta1", false, ", \"subresources\": {\"status\": {}}")));

        JsonObject group = server.get("/apis/example.com").json();
        JsonObject beta = server.get("/apis/example.com/v1beta1").json();

        assertThat(group.object("preferredVersion").string("version")).isEqualTo("v1");
        assertThat(beta.objects("resources"))
                .extracting(it -> it.string("name"))
                .containsExactly("foos", "foos/status");
        assertThat(beta.objects("resources").getFirst().strings("verbs"))
                .containsExactly(
                        "delete",
                        "deletecollection",
                        "get",
                        "list",
                        "patch",
                        "create",
                        "update",
                        "watch");
        String hash =
                server.get("/apis/example.com/v1")
                        .json()
                        .objects("resources")
                        .getFirst()
                        .string("storageVersionHash");
        assertThat(beta.objects("resources").getFirst().string("storageVersionHash"))
                .isEqualTo(hash)
                .isNotEmpty();
    }

    @Test
    void thePublishedDocumentsChangeAtOnce() {
        String before = server.get("/openapi/v2").headers().first("ETag").orElseThrow();
        Foos.define(server, Foos.definition());
        Answer after = server.get("/openapi/v2");

        assertThat(after.headers().first("ETag").orElseThrow()).isNotEqualTo(before);
        assertThat(
                        after.json()
                                .object("definitions")
                                .object("com.example.v1.Foo")
                                .object("properties")
                                .keys())
                .containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec", "status");
        Answer v3 = server.get("/openapi/v3/apis/example.com/v1");
        assertThat(v3.code()).isEqualTo(200);
        assertThat(v3.text()).doesNotContain("strategic-merge-patch");
    }

    @Test
    void aCustomObjectHasNoProtobufAndNoStrategicMergePatch() {
        Foos.define(server, Foos.definition());
        Foos.create(server, "a", "");

        assertThat(server.get(COLLECTION + "/a", "application/vnd.kubernetes.protobuf").code())
                .isEqualTo(406);
        String metadata =
                "application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
        assertThat(server.get(COLLECTION + "/a", metadata).code()).isEqualTo(200);
        assertThat(
                        server.send(
                                        "POST",
                                        COLLECTION,
                                        "k8s",
                                        Headers.of(
                                                "Content-Type",
                                                "application/vnd.kubernetes.protobuf"))
                                .code())
                .isEqualTo(415);
        Answer patched =
                server.send(
                        "PATCH",
                        COLLECTION + "/a",
                        "{}",
                        Headers.of("Content-Type", "application/strategic-merge-patch+json"));
        assertThat(patched.code()).isEqualTo(415);
        assertThat(patched.message())
                .isEqualTo(
                        "the body of the request was in an unknown format - accepted media types"
                                + " include: application/json-patch+json,"
                                + " application/merge-patch+json, application/apply-patch+yaml");
    }

    @Test
    void urlsThatACustomKindHasNotAreNowhere() {
        Foos.define(server, Foos.definition());
        Foos.create(server, "a", "");

        assertThat(server.get("/apis/example.com/v1/bars").text())
                .isEqualTo("404 page not found\n");
        assertThat(server.get("/apis/example.com/v1/foos/a").text())
                .isEqualTo("404 page not found\n");
        Answer status = server.get(COLLECTION + "/a/status");
        assertThat(status.code()).isEqualTo(404);
        assertThat(status.message()).isEqualTo("foos.example.com \"a\" not found");
    }
}
