package dev.kubejar.apiserver;

import static dev.kubejar.apiserver.Foos.COLLECTION;
import static dev.kubejar.apiserver.Foos.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What objects of custom kinds are and do.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CustomObjectsTest {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final String V2 = "/apis/example.com/v2/namespaces/default/foos";
    private static final String PARTS =
            """
            , "subresources": {"status": {}, "scale": {"specReplicasPath": ".spec.replicas",
              "statusReplicasPath": ".status.replicas", "labelSelectorPath": ".status.selector"}}
            """;

    private TestServer server;

    @BeforeEach
    void open(@TempDir Path dir) {
        server = new TestServer(dir);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void define(String moreOfVersion) {
        Foos.define(server, Foos.definition(Foos.version("v1", true, moreOfVersion)));
    }

    @Test
    void objectsAndItemsOfListsSayWhatTheyAre() {
        define("");
        Foos.create(server, "a", "");

        JsonObject list = server.get(COLLECTION).json();

        assertThat(list.string("kind")).isEqualTo("FooList");
        assertThat(list.objects("items").getFirst().string("kind")).isEqualTo("Foo");
        assertThat(list.objects("items").getFirst().string("apiVersion"))
                .isEqualTo("example.com/v1");
    }

    @Test
    void aBodyMustSayWhatItIs() {
        define("");

        Answer without = server.send("POST", COLLECTION, "{\"metadata\": {\"name\": \"a\"}}");
        Answer unversioned =
                server.send(
                        "POST", COLLECTION, "{\"kind\": \"Foo\", \"metadata\": {\"name\": \"a\"}}");
        Answer other =
                server.send("POST", COLLECTION, Foos.named("a", "").replace("\"Foo\"", "\"Bar\""));

        assertThat(without.code()).isEqualTo(400);
        assertThat(without.message())
                .isEqualTo("Object 'Kind' is missing in 'object has no kind field '");
        assertThat(unversioned.code()).isEqualTo(400);
        assertThat(unversioned.message())
                .isEqualTo(
                        "the API version in the data () does not match the expected API version"
                                + " (example.com/v1)");
        assertThat(other.code()).isEqualTo(422);
        assertThat(other.message())
                .isEqualTo(
                        "Bar.example.com \"a\" is invalid: kind: Invalid value: \"Bar\": must be Foo");
    }

    @Test
    void aPatchCannotMakeAnObjectIntoAnother() {
        define("");
        Foos.create(server, "a", "");

        Answer patched =
                server.send(
                        "PATCH",
                        COLLECTION + "/a",
                        "{\"kind\": \"Bar\", \"apiVersion\": \"other.com/v7\"}",
                        Headers.of("Content-Type", "application/merge-patch+json"));

        assertThat(patched.code()).isEqualTo(422);
        assertThat(patched.message())
                .isEqualTo(
                        "Bar.other.com \"a\" is invalid: [kind: Invalid value: \"Bar\": must be Foo,"
                                + " apiVersion: Invalid value: \"other.com/v7\": must be example.com/v1]");
    }

    @Test
    void defaultsAreFilledInAndUnknownFieldsDropped() {
        define("");

        JsonObject spec = Foos.create(server, "a", "\"colour\": \"red\"").json().object("spec");

        assertThat(spec.string("size")).isEqualTo("v1-size");
        assertThat(spec.has("colour")).isFalse();
        Answer strict =
                server.send(
                        "POST",
                        COLLECTION + "?fieldValidation=Strict",
                        Foos.named("b", "\"colour\": \"red\""));
        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.message())
                .contains("strict decoding error: unknown field \"spec.colour\"");
    }

    @Test
    void withoutTheSubresourceStatusIsAFieldLikeAnyOther() {
        define("");
        Foos.create(server, "a", "");

        JsonObject changed =
                server.send("PATCH", COLLECTION + "/a", "{\"status\": {\"replicas\": 1}}").json();

        assertThat(changed.object("status").integer("replicas", 0)).isEqualTo(1);
        assertThat(changed.object("metadata").integer("generation", 0)).isEqualTo(2);
    }

    @Test
    void withTheSubresourceStatusAndTheRestAreWrittenApart() {
        define(PARTS);
        Foos.create(server, "a", "\"color\": \"red\"");

        JsonObject object =
                server.send(
                                "PATCH",
                                COLLECTION + "/a",
                                "{\"spec\": {\"color\": \"blue\"}, \"status\": {\"replicas\": 7}}")
                        .json();
        JsonObject status =
                server.send(
                                "PATCH",
                                COLLECTION + "/a/status",
                                """
                                {"metadata": {"labels": {"a": "b"}}, "spec": {"color": "green"},
                                 "status": {"replicas": 3}}
                                """)
                        .json();

        assertThat(object.has("status")).isFalse();
        assertThat(object.object("metadata").integer("generation", 0)).isEqualTo(2);
        assertThat(status.object("status").integer("replicas", 0)).isEqualTo(3);
        assertThat(status.object("spec").string("color")).isEqualTo("blue");
        assertThat(status.object("metadata").has("labels")).isFalse();
        assertThat(status.object("metadata").integer("generation", 0)).isEqualTo(2);
    }

    @Test
    void anUpdateMustNameTheVersionThatItReplaces() {
        define("");
        Foos.create(server, "a", "");

        Answer answer = server.send("PUT", COLLECTION + "/a", Foos.named("a", ""));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message())
                .isEqualTo(
                        "foos.example.com \"a\" is invalid: metadata.resourceVersion: Invalid value:"
                                + " 0: must be specified for an update");
    }

    // ---- scale

    @Test
    void scaleShowsAndSetsWhatTheDefinitionNames() {
        define(PARTS);
        Foos.create(server, "a", "\"replicas\": 2");
        server.send(
                "PATCH",
                COLLECTION + "/a/status",
                "{\"status\": {\"replicas\": 1, \"selector\": \"app=a\"}}");

        JsonObject scale = server.get(COLLECTION + "/a/scale").json();
        server.send(
                "PUT",
                COLLECTION + "/a/scale",
                scale.with("spec", scale.object("spec").with("replicas", 5)).toString());

        assertThat(scale.string("kind")).isEqualTo("Scale");
        assertThat(scale.object("spec").integer("replicas", 0)).isEqualTo(2);
        assertThat(scale.object("status").integer("replicas", 0)).isEqualTo(1);
        assertThat(scale.object("status").string("selector")).isEqualTo("app=a");
        assertThat(server.get(COLLECTION + "/a").json().object("spec").integer("replicas", 0))
                .isEqualTo(5);
    }

    @Test
    void whoeverScalesOwnsTheReplicas() {
        define(PARTS);
        Foos.create(server, "a", "\"replicas\": 2");
        server.send(
                "PATCH",
                COLLECTION + "/a/scale?fieldManager=scaler",
                "{\"spec\": {\"replicas\": 5}}");

        JsonObject read = server.get(COLLECTION + "/a").json();
        assertThat(read.object("spec").integer("replicas", 0)).isEqualTo(5);
        assertThat(read.object("metadata").objects("managedFields"))
                .anySatisfy(entry -> {
                    assertThat(entry.string("manager")).isEqualTo("scaler");
                    assertThat(entry.string("subresource")).isEqualTo("scale");
                    assertThat(entry.object("fieldsV1").toString())
                            .isEqualTo("{\"f:spec\":{\"f:replicas\":{}}}");
                });
    }

    @Test
    void whatHasNoReplicasHasNoScale() {
        define(PARTS);
        Foos.create(server, "a", "");

        Answer read = server.get(COLLECTION + "/a/scale");
        Answer patched = server.send("PATCH", COLLECTION + "/a/scale", "{\"metadata\": {}}");
        Answer negative =
                server.send("PATCH", COLLECTION + "/a/scale", "{\"spec\": {\"replicas\": -1}}");

        assertThat(read.code()).isEqualTo(500);
        assertThat(read.message())
                .isEqualTo(
                        "Internal error occurred: the spec replicas field \".spec.replicas\" does"
                                + " not exist");
        assertThat(patched.code()).isEqualTo(400);
        assertThat(patched.message())
                .isEqualTo("the spec replicas field \".spec.replicas\" cannot be empty");
        assertThat(negative.code()).isEqualTo(422);
        assertThat(negative.message())
                .isEqualTo(
                        "Foo.example.com \"a\" is invalid: .spec.replicas: Invalid value: -1: should"
                                + " be a non-negative integer");
    }

    // ---- columns and selectors

    @Test
    void columnsComeFromTheDefinition() {
        define(
                """
                , "additionalPrinterColumns": [
                 {"name": "Color", "type": "string", "jsonPath": ".spec.color"},
                 {"name": "Replicas", "type": "integer", "jsonPath": ".spec.replicas",
                  "description": "How many", "priority": 1},
                 {"name": "Ready", "type": "string",
                  "jsonPath": ".status.conditions[?(@.type=='Ready')].status"},
                 {"name": "Tags", "type": "string", "jsonPath": ".spec.tags"},
                 {"name": "Born", "type": "date", "jsonPath": ".metadata.creationTimestamp"}]
                """);
        Foos.create(server, "a", "\"color\": \"red\", \"tags\": [\"x\", \"y\"]");
        server.send(
                "PATCH",
                COLLECTION + "/a",
                "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}]}}");

        JsonObject table = server.get(COLLECTION, TABLE).json();

        assertThat(table.objects("rows").getFirst().array("cells").toString())
                .isEqualTo("[\"a\",\"red\",null,\"True\",\"[\\\"x\\\",\\\"y\\\"]\",\"0s\"]");
        assertThat(table.objects("columnDefinitions").get(1).string("description"))
                .isEqualTo("Custom resource definition column (in JSONPath format): .spec.color");
        assertThat(table.objects("columnDefinitions").get(2).integer("priority", 0)).isEqualTo(1);
    }

    @Test
    void withoutColumnsThereAreNameAndAge() {
        define("");

        JsonObject table = server.get(COLLECTION, TABLE).json();

        assertThat(table.objects("columnDefinitions"))
                .extracting(column -> column.string("name"))
                .containsExactly("Name", "Age");
    }

    @Test
    void selectableFieldsSelect() {
        define(", \"selectableFields\": [{\"jsonPath\": \".spec.color\"}]");
        Foos.create(server, "a", "\"color\": \"red\"");
        Foos.create(server, "b", "\"color\": \"blue\"");

        Answer red = server.get(COLLECTION + "?fieldSelector=spec.color=red");
        Answer unknown = server.get(COLLECTION + "?fieldSelector=spec.size=x");

        assertThat(red.json().objects("items"))
                .extracting(item -> item.object("metadata").string("name"))
                .containsExactly("a");
        assertThat(unknown.code()).isEqualTo(400);
        assertThat(unknown.message()).isEqualTo("field label not supported: spec.size");
    }

    @Test
    void anObjectThatLeavesTheSelectionIsDeletedForItsWatchers() {
        define(", \"selectableFields\": [{\"jsonPath\": \".spec.color\"}]");
        String revision =
                Foos.create(server, "a", "\"color\": \"red\"")
                        .json()
                        .object("metadata")
                        .string("resourceVersion");
        server.send("PATCH", COLLECTION + "/a", "{\"spec\": {\"color\": \"blue\"}}");

        Answer watched =
                server.watch(
                        COLLECTION
                                + "?watch=true&timeoutSeconds=1&fieldSelector=spec.color=red&resourceVersion="
                                + revision,
                        "application/json");

        assertThat(watched.lines())
                .extracting(line -> line.string("type"))
                .containsExactly("DELETED");
    }

    @Test
    void aCollectionIsDeletedByLabel() {
        define("");
        Foos.create(server, "a", "");
        server.send(
                "POST",
                COLLECTION,
                Foos.named("b", "").replace("\"name\":", "\"labels\": {\"x\": \"y\"}, \"name\":"));

        server.send("DELETE", COLLECTION + "?labelSelector=x=y", "");

        assertThat(server.get(COLLECTION).json().objects("items"))
                .extracting(item -> item.object("metadata").string("name"))
                .containsExactly("a");
    }

    // ---- versions

    private void twoVersions(String moreOfV1) {
        Foos.define(
                server,
                Foos.definition(
                        Foos.version("v1", true, moreOfV1) + "," + Foos.version("v2", false, "")));
    }

    @Test
    void everyVersionShowsTheSameObjects() {
        twoVersions("");
        server.send("POST", V2, Foos.inVersion("v2", "a", "\"color\": \"red\""));

        JsonObject asV1 = server.get(COLLECTION + "/a").json();
        JsonObject asV2 = server.get(V2 + "/a").json();

        assertThat(asV1.string("apiVersion")).isEqualTo("example.com/v1");
        assertThat(asV2.string("apiVersion")).isEqualTo("example.com/v2");
        assertThat(asV1.object("spec")).isEqualTo(asV2.object("spec"));
        assertThat(asV1.object("spec").string("size")).isEqualTo("v2-size");
        assertThat(asV2.object("metadata").string("uid"))
                .isEqualTo(asV1.object("metadata").string("uid"));
    }

    @Test
    void anObjectKeepsItsStoredVersionUntilItIsWritten() {
        twoVersions("");
        Foos.create(server, "a", "");
        String versions = Foos.version("v1", false, "") + "," + Foos.version("v2", true, "");
        server.send("PATCH", DEFINITION, "{\"spec\": {\"versions\": [%s]}}".formatted(versions));

        assertThat(server.get(DEFINITION).json().object("status").strings("storedVersions"))
                .containsExactly("v1", "v2");
        assertThat(server.get(V2 + "/a").json().object("spec").string("size")).isEqualTo("v1-size");
        JsonObject written =
                server.send("PATCH", V2 + "/a", "{\"spec\": {\"color\": \"red\"}}").json();
        assertThat(written.object("metadata").integer("generation", 0)).isEqualTo(2);
        assertThat(server.get(COLLECTION + "/a").json().object("spec").string("color"))
                .isEqualTo("red");
    }

    @Test
    void anUpdateThatChangesNothingBringsAnObjectToTheStorageVersion() {
        twoVersions("");
        String before = revision(Foos.create(server, "a", ""));
        String same = revision(server.send("PATCH", COLLECTION + "/a", "{}"));
        String versions = Foos.version("v1", false, "") + "," + Foos.version("v2", true, "");
        server.send("PATCH", DEFINITION, "{\"spec\": {\"versions\": [%s]}}".formatted(versions));

        String moved = same;
        while (moved.equals(same)) { // the new row comes a moment after the answer
            moved = revision(server.send("PATCH", COLLECTION + "/a", "{}"));
        }
        assertThat(same).isEqualTo(before);
        assertThat(revision(server.send("PATCH", COLLECTION + "/a", "{}"))).isEqualTo(moved);
    }

    private static String revision(Answer answer) {
        return answer.json().object("metadata").string("resourceVersion");
    }

    @Test
    void defaultsThatCameLaterAreSeenOnObjectsFromBefore() {
        define("");
        Foos.create(server, "a", "");
        String later =
                Foos.version("v1", true, "")
                        .replace(
                                "\"color\": {\"type\": \"string\"",
                                "\"color\": {\"type\": \"string\", \"default\": \"grey\"");
        server.send("PATCH", DEFINITION, "{\"spec\": {\"versions\": [%s]}}".formatted(later));

        String color = "";
        while (color.isEmpty()) { // the new row comes a moment after the answer
            color = server.get(COLLECTION + "/a").json().object("spec").string("color");
        }
        assertThat(color).isEqualTo("grey");
        assertThat(server.get(COLLECTION).json().objects("items").getFirst().object("spec"))
                .isEqualTo(server.get(COLLECTION + "/a").json().object("spec"));
    }

    @Test
    void whoeverUsesADeprecatedVersionIsWarned() {
        twoVersions(", \"deprecated\": true");

        assertThat(server.get(COLLECTION).headers().first("Warning"))
                .contains("299 - \"example.com/v1 Foo is deprecated; use example.com/v2 Foo\"");
        assertThat(server.get(V2).headers().first("Warning")).isEmpty();
    }
}
