package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Which form and encoding an `Accept` gets.
final class NegotiationTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final String ALL =
            "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private static final String STREAMS =
            "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    @TempDir private static Path dir;
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = new TestServer(dir.resolve("store"));
        server.send("POST", MAPS, TestServer.configMap("a", "1"));
        server.send(
                "POST",
                "/apis/apps/v1/namespaces/default/deployments",
                """
                {"metadata":{"name":"web"},"spec":{"replicas":3,"selector":{"matchLabels":{"a":"b"}},
                 "template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}
                """);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json|ConfigMapList",
                "text/html, */*;q=0.1|application/json|ConfigMapList",
                "application/json;q=0.5, application/yaml|application/yaml|kind: ConfigMapList",
                "*/*, application/yaml|application/yaml|kind: ConfigMapList",
                "application/vnd.kubernetes.protobuf, application/json|application/vnd.kubernetes.protobuf|ConfigMapList",
                "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io, application/json|application/json|ConfigMapList",
                "application/json;as=Table;v=v1;g=meta.k8s.io|application/json|\"Table\",\"apiVersion\":\"meta.k8s.io/v1\"",
                "application/json;as=Table;v=v1beta1;g=meta.k8s.io|application/json|\"Table\",\"apiVersion\":\"meta.k8s.io/v1beta1\"",
                "application/json;as=Table;v=v1alpha1;g=meta.k8s.io, application/yaml|application/yaml|kind: ConfigMapList",
                "application/yaml;as=Table;v=v1;g=meta.k8s.io|application/yaml|kind: Table",
                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io|application/json|\"PartialObjectMetadataList\",\"apiVersion\":\"meta.k8s.io/v1\"",
                "application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;v=v1beta1;g=meta.k8s.io|application/vnd.kubernetes.protobuf|meta.k8s.io/v1beta1",
                "application/json;unknown=1;pretty=1|application/json|ConfigMapList",
            })
    void theBestOfWhatIsAcceptedIsSent(String accept, String contentType, String begins) {
        Answer answer = server.get(MAPS, accept);

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.headers().first("Content-Type")).contains(contentType);
        assertThat(answer.text()).contains(begins);
    }

    static final List<List<String>> REFUSALS =
            List.of(
                    List.of(
                            MAPS,
                            "text/html",
                            "406: Not Acceptable\n\nAvailable representations: "
                                    + ALL
                                    + ", "
                                    + STREAMS),
                    List.of(
                            MAPS + "/a",
                            "application/*",
                            "406: Not Acceptable\n\nAvailable representations: " + ALL),
                    List.of(
                            "/version",
                            "text/html",
                            "406: Not Acceptable\n\nAvailable representations: application/json\""),
                    List.of(
                            MAPS + "/a",
                            "text/html",
                            "406: Not Acceptable\n\nAvailable representations: " + ALL),
                    List.of(
                            MAPS,
                            "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io",
                            "only the following media types are accepted: " + ALL),
                    List.of(
                            MAPS,
                            "application/json;as=Table;v=v2;g=meta.k8s.io",
                            "only the following media types are accepted: " + ALL),
                    List.of(
                            MAPS,
                            "application/json;as=List;v=v1;g=meta.k8s.io",
                            "only the following media types are accepted: " + ALL),
                    List.of(
                            MAPS + "?watch=1",
                            "application/yaml",
                            "only the following media types are accepted: " + STREAMS),
                    List.of(
                            MAPS,
                            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
                            "you requested PartialObjectMetadata, but the requested object is a list (*core.ConfigMapList)"),
                    List.of(
                            MAPS + "/a",
                            "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
                            "you requested PartialObjectMetadataList, but the requested object is not a list (*core.ConfigMap)"));

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void whatCannotBeHadIsNotAcceptable(List<String> refusal) {
        Answer answer = server.get(refusal.get(0), refusal.get(1));

        assertThat(answer.code()).isEqualTo(406);
        assertThat(answer.text().replace("\\n", "\n").replace(",\n  app", ", app"))
                .as("also where YAML folds a long text")
                .contains(refusal.get(2));
        assertThat(answer.text()).contains("NotAcceptable");
    }

    @Test
    void theRouterAlwaysGivesDetails() {
        assertThat(server.get(MAPS + "/a", "text/html").text())
                .isEqualTo(
                        """
                        {
                          "kind": "Status",
                          "apiVersion": "v1",
                          "metadata": {},
                          "status": "Failure",
                          "message": "406: Not Acceptable\\n\\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf",
                          "reason": "NotAcceptable",
                          "details": {},
                          "code": 406
                        }\
                        """);
        Answer asked =
                server.send(
                        "GET",
                        MAPS + "/a",
                        "",
                        Headers.of("Accept", "text/html").plus("User-Agent", "curl/8.5.0"));
        assertThat(asked.text())
                .as("laid out once")
                .isEqualTo(server.get(MAPS + "/a", "text/html").text());
    }

    @Test
    void aFailureComesInTheEncodingOfTheSuccess() {
        assertThat(server.get(MAPS + "/none", "application/yaml").text())
                .startsWith("apiVersion: v1\n")
                .contains("message: configmaps \"none\" not found");
        assertThat(server.get(MAPS + "/none", "application/vnd.kubernetes.protobuf").text())
                .startsWith("k8s\0");
        assertThat(server.get(MAPS + "/none", TABLE).text())
                .as("a Table alone has room for no failure")
                .startsWith("{\n  \"kind\": \"Status\",\n");
        assertThat(server.get(MAPS + "/none", TABLE + ", application/json").text())
                .startsWith("{\"kind\":\"Status\"")
                .endsWith("}\n");
        assertThat(server.get("/api/v1/unicorns", "application/yaml").text())
                .contains("message: the server could not find the requested resource");
    }

    @Test
    void discoverySpeaksYamlAndProtobufToo() {
        assertThat(server.get("/api/v1", "application/yaml").text())
                .contains("kind: APIResourceList", "name: configmaps");
        assertThat(server.get("/apis/apps", "application/vnd.kubernetes.protobuf").text())
                .startsWith("k8s\0")
                .contains("APIGroup");
        assertThat(server.get("/apis", "text/html").code()).isEqualTo(406);
    }

    /// Seeded requests found one that had none, and was answered with a 500.
    @Test
    void everyKindHasSomeAnswerForClientsOfProtobuf() {
        String accept = "application/vnd.kubernetes.protobuf, application/json";
        for (KindDefinition row : BuiltinKinds.ALL) {
            if (row.verbs().contains("list")) {
                String prefix = row.type().group().isEmpty() ? "/api/" : "/apis/";
                String target = prefix + row.type().apiVersion() + "/" + row.type().plural();
                assertThat(server.get(target, accept).code()).as(target).isEqualTo(200);
            }
        }
    }

    @Test
    void aScaleIsATableOfItsOwn() {
        JsonObject table =
                server.get("/apis/apps/v1/namespaces/default/deployments/web/scale", TABLE).json();

        assertThat(table.objects("columnDefinitions"))
                .extracting(column -> column.string("name"))
                .containsExactly("Name", "Desired", "Available", "Age");
        assertThat(table.objects("rows").getFirst().array("cells").toString())
                .startsWith("[\"web\",3,0,");
    }

    @Test
    void aBadIncludeObjectIsRefused() {
        Answer answer = server.get(MAPS + "?includeObject=All", TABLE);

        assertThat(answer.code()).isEqualTo(400);
    }

    @Test
    void theEndOfATablesInitialEventsTellsWhatAnEmptyListLooksLike() {
        List<JsonObject> events =
                server.watch(
                                MAPS
                                        + "?watch=1&sendInitialEvents=true&allowWatchBookmarks=true"
                                        + "&resourceVersionMatch=NotOlderThan&timeoutSeconds=1",
                                TABLE)
                        .lines();
        JsonObject bookmark = events.get(events.size() - 1);
        JsonObject annotations =
                bookmark.object("object")
                        .objects("rows")
                        .getFirst()
                        .object("object")
                        .object("metadata")
                        .object("annotations");

        assertThat(bookmark.string("type")).isEqualTo("BOOKMARK");
        assertThat(annotations.string("k8s.io/initial-events-end")).isEqualTo("true");
        byte[] blueprint =
                Base64.getDecoder()
                        .decode(annotations.string("kubernetes.io/initial-events-list-blueprint"));
        assertThat(new String(blueprint, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":null}\n");
    }

    @Test
    void aWatchByNameIsAPlainGet() {
        assertThat(server.get(MAPS + "/a?watch=true").json().string("kind")).isEqualTo("ConfigMap");
    }
}
