package dev.kubejar.apiserver.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.schema.Schemas;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiscoveryTest {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private static final String AGGREGATED_BETA =
            "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList";

    private Optional<String> sick = Optional.empty();
    private List<KindDefinition> kinds = BuiltinKinds.ALL;
    private final Discovery discovery =
            new Discovery(
                    () -> kinds,
                    Schemas.load(),
                    "127.0.0.1:6443",
                    new ServerVersion("abc", "2026-01-01T00:00:00Z"),
                    List.of(
                            HealthCheck.PING,
                            new HealthCheck("etcd", true, () -> sick),
                            new HealthCheck("informer-sync", false, Optional::empty)),
                    new ManualTime(Instant.parse("2026-01-01T00:00:00Z")));

    private static final List<String> UPSTREAMS_GROUPS =
            List.of(
                    "apiregistration.k8s.io",
                    "apps",
                    "events.k8s.io",
                    "authentication.k8s.io",
                    "authorization.k8s.io",
                    "autoscaling",
                    "batch",
                    "certificates.k8s.io",
                    "networking.k8s.io",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "storage.k8s.io",
                    "admissionregistration.k8s.io",
                    "apiextensions.k8s.io",
                    "scheduling.k8s.io",
                    "coordination.k8s.io",
                    "node.k8s.io",
                    "discovery.k8s.io",
                    "resource.k8s.io",
                    "flowcontrol.apiserver.k8s.io",
                    "metrics.k8s.io");

    private static final Set<String> SERVED =
            BuiltinKinds.ALL.stream().map(it -> it.type().group()).collect(Collectors.toSet());

    private static final Set<String> GROUP_VERSIONS =
            BuiltinKinds.ALL.stream().map(it -> it.type().apiVersion()).collect(Collectors.toSet());

    @Test
    void listsTheCoreGroupsVersions() {
        assertThat(json("/api"))
                .isEqualTo(
                        JsonReader.parseObject(
                                """
                                {"kind":"APIVersions","versions":["v1"],
                                 "serverAddressByClientCIDRs":[
                                   {"clientCIDR":"0.0.0.0/0","serverAddress":"127.0.0.1:6443"}]}\
                                """));
    }

    @Test
    void listsGroupsInUpstreamsOrder() {
        JsonObject list = json("/apis");

        assertThat(list.string("kind")).isEqualTo("APIGroupList");
        assertThat(list.objects("groups"))
                .extracting(group -> group.string("name"))
                .containsExactlyElementsOf(
                        UPSTREAMS_GROUPS.stream().filter(SERVED::contains).toList());
        assertThat(list.objects("groups").get(1))
                .isEqualTo(
                        JsonReader.parseObject(
                                """
                                {"name":"apps","versions":[{"groupVersion":"apps/v1","version":"v1"}],
                                 "preferredVersion":{"groupVersion":"apps/v1","version":"v1"}}\
                                """));
        assertThat(json("/apis/apps").string("kind")).isEqualTo("APIGroup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/v1       | pods                 | {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["po"],"categories":["all"],"storageVersionHash":"xPOwRZ+Yhw8="}
                    /api/v1       | namespaces           | {"name":"namespaces","singularName":"namespace","namespaced":false,"kind":"Namespace","verbs":["create","delete","get","list","patch","update","watch"],"shortNames":["ns"],"storageVersionHash":"Q3oi5N2YM8M="}
                    /api/v1       | bindings             | {"name":"bindings","singularName":"binding","namespaced":true,"kind":"Binding","verbs":["create"]}
                    /api/v1       | componentstatuses    | {"name":"componentstatuses","singularName":"componentstatus","namespaced":false,"kind":"ComponentStatus","verbs":["get","list"],"shortNames":["cs"]}
                    /api/v1       | pods/eviction        | {"name":"pods/eviction","singularName":"","namespaced":true,"group":"policy","version":"v1","kind":"Eviction","verbs":["create"]}
                    /api/v1       | pods/exec            | {"name":"pods/exec","singularName":"","namespaced":true,"kind":"PodExecOptions","verbs":["create","get"]}
                    /api/v1       | pods/portforward     | {"name":"pods/portforward","singularName":"","namespaced":true,"kind":"PodPortForwardOptions","verbs":["create","get"]}
                    /api/v1       | pods/binding         | {"name":"pods/binding","singularName":"","namespaced":true,"kind":"Binding","verbs":["create"]}
                    /api/v1       | pods/log             | {"name":"pods/log","singularName":"","namespaced":true,"kind":"Pod","verbs":["get"]}
                    /api/v1       | namespaces/finalize  | {"name":"namespaces/finalize","singularName":"","namespaced":false,"kind":"Namespace","verbs":["update"]}
                    /apis/apps/v1 | deployments/scale    | {"name":"deployments/scale","singularName":"","namespaced":true,"group":"autoscaling","version":"v1","kind":"Scale","verbs":["get","patch","update"]}
                    /apis/apps/v1 | deployments          | {"name":"deployments","singularName":"deployment","namespaced":true,"kind":"Deployment","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["deploy"],"categories":["all"],"storageVersionHash":"8aSe+NMegvE="}
                    /apis/events.k8s.io/v1 | events      | {"name":"events","singularName":"event","namespaced":true,"kind":"Event","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["ev"],"storageVersionHash":"r2yiGXH7wu8="}
                    """)
    void describesAResourceAsUpstreamDoes(String path, String name, String expected) {
        assertThat(json(path).objects("resources"))
                .filteredOn(resource -> resource.string("name").equals(name))
                .containsExactly(JsonReader.parseObject(expected));
    }

    @Test
    void leavesTheApiVersionOutOfTheCoreGroupsListAlone() {
        assertThat(json("/api/v1").has("apiVersion")).isFalse();
        assertThat(json("/apis/apps/v1").string("apiVersion")).isEqualTo("v1");
    }

    @Test
    void aggregatesWhenAskedTo() {
        var answer =
                get("/apis", "Accept", AGGREGATED + "," + AGGREGATED_BETA + ",application/json");

        assertThat(answer.headers().first("Content-Type")).contains(AGGREGATED);
        JsonObject list = JsonReader.parseObject(bytes(answer));
        assertThat(list.string("apiVersion")).isEqualTo("apidiscovery.k8s.io/v2");
        JsonObject apps = list.objects("items").get(1);
        assertThat(apps.object("metadata").string("name")).isEqualTo("apps");
        assertThat(apps.objects("versions").getFirst().objects("resources"))
                .contains(
                        JsonReader.parseObject(
                                """
                                {"resource":"deployments","scope":"Namespaced",
                                 "responseKind":{"group":"","version":"","kind":"Deployment"},
                                 "singularResource":"deployment","shortNames":["deploy"],"categories":["all"],
                                 "verbs":["create","delete","deletecollection","get","list","patch","update","watch"],
                                 "subresources":[
                                  {"subresource":"scale","verbs":["get","patch","update"],
                                   "responseKind":{"group":"autoscaling","version":"v1","kind":"Scale"}},
                                  {"subresource":"status","verbs":["get","patch","update"],
                                   "responseKind":{"group":"","version":"","kind":"Deployment"}}]}\
                                """));
    }

    @Test
    void aggregatesForOlderClientsAndGivesThePlainListToOthers() {
        assertThat(get("/api", "Accept", AGGREGATED_BETA).headers().first("Content-Type"))
                .contains(AGGREGATED_BETA);
        assertThat(
                        get("/api", "Accept", "application/json, " + AGGREGATED)
                                .headers()
                                .first("Content-Type"))
                .contains("application/json");
    }

    @Test
    void answersNotModifiedToAClientThatHasTheDocument() {
        String tag = get("/apis", "Accept", AGGREGATED).headers().first("ETag").orElseThrow();

        var again =
                answer("GET", "/apis", Headers.of("Accept", AGGREGATED).plus("If-None-Match", tag));

        assertThat(again.orElseThrow().code()).isEqualTo(304);
        assertThat(bytes(again.orElseThrow())).isEmpty();
    }

    @Test
    void learnsOfNewKindsAtOnce() {
        String before = get("/apis", "Accept", AGGREGATED).headers().first("ETag").orElseThrow();

        kinds = BuiltinKinds.ALL.subList(0, 3);

        assertThat(json("/apis").objects("groups")).isEmpty();
        assertThat(get("/apis", "Accept", AGGREGATED).headers().first("ETag").orElseThrow())
                .isNotEqualTo(before);
    }

    @Test
    void leavesOtherPathsToOthers() {
        for (String path :
                List.of(
                        "/api/v1/pods",
                        "/api/v2",
                        "/apis/apps/v1/deployments",
                        "/apis/nope",
                        "/apis/apps/v9",
                        "/metrics",
                        "/openapi/v3/apis/nope/v1")) {
            assertThat(answer("GET", path, Headers.EMPTY)).as(path).isEmpty();
        }
    }

    @Test
    void onlyReads() {
        assertThatThrownBy(() -> answer("POST", "/apis", Headers.EMPTY))
                .hasMessage("the server does not allow this method on the requested resource");
    }

    @Test
    void tellsItsVersion() {
        JsonObject version = json("/version");

        assertThat(version.string("major")).isEqualTo("1");
        assertThat(version.string("minor")).isEqualTo("35");
        assertThat(version.string("gitVersion")).isEqualTo("v1.35.0+kubejar");
    }

    @Test
    void listsItsPaths() {
        assertThat(json("/").strings("paths"))
                .contains(
                        "/api",
                        "/api/v1",
                        "/apis",
                        "/apis/apps",
                        "/apis/apps/v1",
                        "/healthz",
                        "/livez/ping",
                        "/openapi/v2",
                        "/openapi/v3",
                        "/readyz",
                        "/version")
                .isSorted();
    }

    @Test
    void isWellUntilACheckFails() {
        assertThat(text("/readyz")).isEqualTo("ok");
        assertThat(text("/readyz?verbose"))
                .isEqualTo("[+]ping ok\n[+]etcd ok\n[+]informer-sync ok\nreadyz check passed\n");
        assertThat(text("/livez?verbose"))
                .isEqualTo("[+]ping ok\n[+]etcd ok\nlivez check passed\n");
        assertThat(text("/readyz/etcd")).isEqualTo("ok");

        sick = Optional.of("the disk is gone");

        assertThat(get("/readyz").code()).isEqualTo(500);
        assertThat(text("/livez"))
                .isEqualTo("[+]ping ok\n[-]etcd failed: reason withheld\nlivez check failed\n");
        assertThat(text("/livez/etcd")).isEqualTo("internal server error: the disk is gone\n");
        assertThat(text("/livez?exclude=etcd&exclude=nope&verbose"))
                .isEqualTo(
                        """
                        [+]ping ok
                        [+]etcd excluded: ok
                        warn: some health checks cannot be excluded: no matches for "nope"
                        livez check passed
                        """);
        assertThat(answer("GET", "/readyz/nope", Headers.EMPTY)).isEmpty();
    }

    @Test
    void pointsToEachGroupVersionsOpenApiByItsHash() {
        JsonObject paths = json("/openapi/v3").object("paths");

        assertThat(paths.keys())
                .contains("api/v1", "apis/apps/v1", "apis/events.k8s.io/v1")
                .hasSize(GROUP_VERSIONS.size());
        String url = paths.object("apis/apps/v1").string("serverRelativeURL");
        var document = get(url);
        assertThat(document.headers().first("Cache-Control")).contains("public, immutable");
        assertThat(document.headers().first("Expires")).contains("Fri, 1 Jan 2027 00:00:00 GMT");
        var moved = get("/openapi/v3/apis/apps/v1?hash=old");
        assertThat(moved.code()).isEqualTo(301);
        assertThat(moved.headers().first("Location")).contains(url);
    }

    @Test
    void describesWhatKubectlLooksForBeforeItApplies() {
        JsonObject document = json("/openapi/v3/apis/apps/v1");
        JsonObject patch =
                document.object("paths")
                        .object("/apis/apps/v1/namespaces/{namespace}/deployments/{name}")
                        .object("patch");

        assertThat(patch.object("x-kubernetes-group-version-kind"))
                .isEqualTo(
                        JsonReader.parseObject(
                                "{\"group\":\"apps\",\"kind\":\"Deployment\",\"version\":\"v1\"}"));
        assertThat(patch.objects("parameters"))
                .extracting(parameter -> parameter.string("name"))
                .contains("fieldValidation", "dryRun");
        assertThat(patch.object("requestBody").object("content").keys())
                .contains("application/strategic-merge-patch+json");
        JsonObject spec =
                document.object("components")
                        .object("schemas")
                        .object("io.k8s.api.core.v1.PodSpec");
        assertThat(
                        spec.object("properties")
                                .object("containers")
                                .string("x-kubernetes-patch-merge-key"))
                .isEqualTo("name");
        assertThat(spec.object("properties").object("containers").string("description"))
                .isNotEmpty();
    }

    @Test
    void everyReferenceOfAnOpenApiDocumentIsDefined() {
        for (String path : json("/openapi/v3").object("paths").keys()) {
            String document = text("/openapi/v3/" + path);
            JsonObject types =
                    JsonReader.parseObject(document).object("components").object("schemas");
            assertThat(types.keys()).containsAll(references(document, "#/components/schemas/"));
        }
        String v2 = text("/openapi/v2");
        assertThat(JsonReader.parseObject(v2).object("definitions").keys())
                .containsAll(references(v2, "#/definitions/"));
    }

    @Test
    void hasOpenApiV2AsJsonAndAsProtobuf() {
        assertThat(json("/openapi/v2").string("swagger")).isEqualTo("2.0");
        var protobuf =
                get(
                        "/openapi/v2",
                        "Accept",
                        "application/com.github.proto-openapi.spec.v2@v1.0+protobuf");
        assertThat(protobuf.headers().first("Content-Type"))
                .contains("application/com.github.proto-openapi.spec.v2.v1.0+protobuf");
        assertThat(protobuf.headers().first("ETag"))
                .isPresent()
                .isNotEqualTo(get("/openapi/v2").headers().first("ETag"));
        assertThat(get("/openapi/v2", "Accept", "text/html").code()).isEqualTo(406);
    }

    private static List<String> references(String document, String prefix) {
        return Pattern.compile("\"" + prefix + "([^\"]+)\"")
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private JsonObject json(String target) {
        return JsonReader.parseObject(text(target));
    }

    private String text(String target) {
        return new String(bytes(get(target)), StandardCharsets.UTF_8);
    }

    private Response.Content get(String target) {
        return answer("GET", target, Headers.EMPTY).orElseThrow();
    }

    private Response.Content get(String target, String header, String value) {
        return answer("GET", target, Headers.of(header, value)).orElseThrow();
    }

    private Optional<Response.Content> answer(String method, String target, Headers headers) {
        var origin =
                new Request.Origin(InetSocketAddress.createUnresolved("127.0.0.1", 1), List.of());
        return discovery
                .answer(Request.of(method, target, headers, Body.of(new byte[0]), origin))
                .map(Response.Content.class::cast);
    }

    private static byte[] bytes(Response.Content content) {
        var bytes = new ByteArrayOutputStream();
        content.parts().forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
