package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String CLUSTER_ROLES = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir.resolve("store"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void create(String... names) {
        for (String name : names) {
            assertThat(server.send("POST", MAPS, TestServer.configMap(name, name)).code())
                    .isEqualTo(201);
        }
    }

    private static List<String> names(JsonObject list) {
        return list.objects("items").stream()
                .map(item -> item.object("metadata").string("name"))
                .toList();
    }

    @Test
    void aListsItemsNameNoKind() {
        create("a");
        JsonObject list = server.get(MAPS).json();
        assertThat(list.string("kind")).isEqualTo("ConfigMapList");
        JsonObject item = list.objects("items").getFirst();
        assertThat(item.has("kind")).isFalse();
        assertThat(server.get(MAPS + "/a").json())
                .isEqualTo(item.with("kind", "ConfigMap").with("apiVersion", "v1"));
    }

    @Test
    void pagesShowOneRevisionWhateverIsWrittenInBetween() {
        create("a", "b", "c", "d", "e");
        JsonObject first = server.get(MAPS + "?limit=2").json();
        assertThat(names(first)).containsExactly("a", "b");
        assertThat(first.object("metadata").integer("remainingItemCount", 0)).isEqualTo(3);
        create("bb", "f");
        server.send("DELETE", MAPS + "/d", "");
        var seen = new ArrayList<String>();
        JsonObject page = first;
        while (!page.object("metadata").string("continue").isEmpty()) {
            page =
                    server.get(
                                    MAPS
                                            + "?limit=2&continue="
                                            + page.object("metadata").string("continue"))
                            .json();
            seen.addAll(names(page));
            assertThat(page.object("metadata").string("resourceVersion"))
                    .isEqualTo(first.object("metadata").string("resourceVersion"));
        }
        assertThat(seen).containsExactly("c", "d", "e");
        String version = first.object("metadata").string("resourceVersion");
        assertThat(
                        names(
                                server.get(
                                                MAPS
                                                        + "?resourceVersionMatch=Exact&resourceVersion="
                                                        + version)
                                        .json()))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aListOfAnyStateComesAsAWhole() {
        create("a", "b", "c");
        JsonObject list = server.get(MAPS + "?limit=2&resourceVersion=0").json();
        assertThat(names(list)).containsExactly("a", "b", "c");
        assertThat(list.object("metadata").has("continue")).isFalse();
    }

    @Test
    void selectorsPickByLabelAndField() {
        create("a", "b");
        assertThat(names(server.get(MAPS + "?labelSelector=value%20in%20(b,c)").json()))
                .containsExactly("b");
        assertThat(names(server.get(MAPS + "?fieldSelector=metadata.name%3Da").json()))
                .containsExactly("a");
        assertThat(names(server.get("/api/v1/configmaps?fieldSelector=metadata.name%3Da").json()))
                .containsExactly("a");
        assertThat(names(server.get(MAPS + "?fieldSelector=metadata.name!%3Da").json()))
                .containsExactly("b");
        assertThat(
                        server.get(CLUSTER_ROLES + "?fieldSelector=metadata.namespace%3Da")
                                .json()
                                .objects("items"))
                .as("what has no namespace is in none of that name")
                .isEmpty();
    }

    @Test
    void aPodsNodeHasAnOldName() {
        server.send("POST", PODS, TestServer.pod("a", "", ", \"nodeName\": \"n\""));
        server.send("POST", PODS, TestServer.pod("b", "", ""));
        assertThat(names(server.get(PODS + "?fieldSelector=spec.host%3Dn").json()))
                .containsExactly("a");
    }

    @Test
    void aTableHasTheKindsColumns() {
        create("a");
        JsonObject table = server.get(MAPS, TABLE + ",application/json").json();
        assertThat(table.string("kind")).isEqualTo("Table");
        assertThat(table.objects("columnDefinitions").stream().map(column -> column.string("name")))
                .containsExactly("Name", "Data", "Age");
        JsonObject row = table.objects("rows").getFirst();
        assertThat(row.array("cells"))
                .isEqualTo(JsonArray.of(Json.of("a"), Json.of(1), Json.of("0s")));
        assertThat(row.object("object").string("kind")).isEqualTo("PartialObjectMetadata");
        assertThat(
                        server.get(MAPS + "/a?includeObject=Object", TABLE)
                                .json()
                                .objects("rows")
                                .getFirst()
                                .object("object")
                                .string("kind"))
                .isEqualTo("ConfigMap");
    }

    @ParameterizedTest
    @CsvSource({
        "Running, ''",
        "Succeeded, The pod has completed successfully.",
        "Failed, The pod failed.",
    })
    void aTablesRowSaysThatItsPodHasEnded(String phase, String said) {
        server.send(
                "POST",
                PODS,
                "{\"metadata\": {\"name\": \"p\"}, \"spec\": {\"containers\": [{\"name\": \"c\", \"image\": \"i\"}]}}");
        server.send("PATCH", PODS + "/p/status", "{\"status\": {\"phase\": \"" + phase + "\"}}");

        JsonObject row = server.get(PODS + "/p", TABLE).json().objects("rows").getFirst();

        assertThat(row.objects("conditions").stream().map(it -> it.string("message")).toList())
                .isEqualTo(said.isEmpty() ? List.of() : List.of(said));
    }

    @Test
    void metadataCanBeHadAlone() {
        create("a");
        String accept = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
        JsonObject list = server.get(MAPS, accept).json();
        assertThat(list.string("kind")).isEqualTo("PartialObjectMetadataList");
        assertThat(list.objects("items").getFirst().keys())
                .containsExactly("kind", "apiVersion", "metadata");
    }

    @Test
    void whatNobodySpeaksIsNotAcceptable() {
        Answer answer = server.get(MAPS, "text/html");
        assertThat(answer.code()).isEqualTo(406);
        assertThat(answer.message())
                .startsWith("406: Not Acceptable\n\nAvailable representations: ");
    }

    @Test
    void hasNoCustomKindsAndSaysSo() {
        JsonObject list =
                server.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions").json();

        assertThat(list.string("kind")).isEqualTo("CustomResourceDefinitionList");
        assertThat(list.objects("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/namespaces/default, curl/8.5.0, true",
        "/api/v1/namespaces/nowhere, curl/8.5.0, true",
        "/api/v1, 'Mozilla/5.0 (X11; Linux x86_64)', true",
        "/apis, Wget/1.21, true",
        "/api/v1/namespaces/default, kubectl/v1.35.0, false",
        "/api/v1/namespaces/default?pretty=false, curl/8.5.0, false",
        "/apis?pretty=1, kubectl/v1.35.0, true",
        "/version, kubectl/v1.35.0, true",
        "/, kubectl/v1.35.0, true",
        "/openapi/v3, curl/8.5.0, false",
    })
    void laysAnswersOutForPeople(String target, String agent, boolean pretty) {
        String text = server.send("GET", target, "", Headers.of("User-Agent", agent)).text();

        assertThat(text.startsWith("{\n  \"")).isEqualTo(pretty);
    }

    @Test
    void prettyJsonIsTheSameObject() {
        create("a");
        Answer pretty = server.get(MAPS + "/a?pretty=true");
        assertThat(pretty.text()).contains("\n  \"metadata\": {\n    \"name\": ");
        assertThat(pretty.text()).endsWith("\n}");
        assertThat(pretty.json()).isEqualTo(server.get(MAPS + "/a").json());
    }

    // ---- watches

    private List<JsonObject> watch(String query) {
        return server.watch(MAPS + "?watch=1" + query, "application/json").lines();
    }

    private static String summary(JsonObject event) {
        JsonObject meta = event.object("object").object("metadata");
        return event.string("type") + " " + meta.string("name");
    }

    private String version() {
        return server.get(MAPS).json().object("metadata").string("resourceVersion");
    }

    @Test
    void aWatchTellsWhatEntersAndLeavesTheSelection() {
        String start = version();
        create("a");
        relabel("other");
        relabel("a");
        relabel("a2");
        List<JsonObject> events =
                watch("&timeoutSeconds=1&labelSelector=value%3Da&resourceVersion=" + start);
        assertThat(events.stream().map(ReadTest::summary))
                .containsExactly("ADDED a", "DELETED a", "ADDED a", "DELETED a");
        JsonObject left = events.get(1).object("object").object("metadata");
        assertThat(left.stringMap("labels")).containsEntry("value", "a");
        assertThat(Long.parseLong(left.string("resourceVersion")))
                .isGreaterThan(
                        Long.parseLong(
                                events.get(0)
                                        .object("object")
                                        .object("metadata")
                                        .string("resourceVersion")));
    }

    private void relabel(String value) {
        server.send(
                "PATCH",
                MAPS + "/a",
                "{\"metadata\": {\"labels\": {\"value\": \"%s\"}}}".formatted(value));
    }

    /// A watch of the old form, which begins with the state, too, is told as one that asks for it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=",
                "resourceVersion=0",
                "resourceVersion="
            })
    void initialEventsEndWithAMarkedBookmark(String start) {
        create("a", "b");
        List<JsonObject> events = watch("&timeoutSeconds=1&allowWatchBookmarks=true&" + start);
        assertThat(events.stream().map(ReadTest::summary).limit(3))
                .containsExactly("ADDED a", "ADDED b", "BOOKMARK ");
        assertThat(events.get(2).object("object").object("metadata").stringMap("annotations"))
                .containsEntry("k8s.io/initial-events-end", "true");
    }

    @Test
    void aDeletedObjectIsToldWithTheRevisionOfItsDeletion() {
        create("a");
        String start = version();
        server.send("DELETE", MAPS + "/a", "");
        JsonObject event = watch("&timeoutSeconds=1&resourceVersion=" + start).getFirst();
        assertThat(summary(event)).isEqualTo("DELETED a");
        assertThat(event.object("object").object("metadata").string("resourceVersion"))
                .isEqualTo(version());
        assertThat(event.object("object").string("kind")).isEqualTo("ConfigMap");
    }

    @Test
    void onlyTheFirstTableOfAWatchDefinesColumns() {
        create("a", "b");
        Answer answer = server.watch(MAPS + "?watch=1&timeoutSeconds=1", TABLE);
        assertThat(answer.lines().getFirst().object("object").objects("columnDefinitions"))
                .hasSize(3);
        assertThat(answer.lines().get(1).object("object").objects("columnDefinitions")).isEmpty();
    }
}
