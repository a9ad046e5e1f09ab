package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [custom_resource_definition.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/custom_resource_definition.go),
/// [crd_watch.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/crd_watch.go)
@WholeCluster
final class CustomResourcesTest {
    private static final String ANYTHING =
            """
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    @Test
    @DisplayName("Custom Resource Definition, create")
    void isCreatedAndDeleted(Api api) {
        Definition definition = Definition.establish(api, "creation", "Cluster", ANYTHING);
        definition.close();
        api.get(definition.objects("v1")).code();
        assertThat(api.get(definition.objects("v1")).code()).isEqualTo(404);
    }

    @Test
    @DisplayName("Custom Resource Definition, list")
    void areListedAndDeletedTogether(Api api) {
        List<Definition> all =
                IntStream.range(0, 10)
                        .mapToObj(i -> Definition.establish(api, "listed" + i, "Cluster", ANYTHING))
                        .toList();
        all.forEach(it ->
                api.patch(it.path(), "{\"metadata\":{\"labels\":{\"e2e-list\":\"yes\"}}}").json());
        String selected = Definition.PATH + "?labelSelector=e2e-list%3Dyes";
        assertThat(api.names(selected)).hasSize(10);
        api.delete(selected).json();
        Await.until("all are gone", () -> api.names(selected).isEmpty());
    }

    @Test
    @DisplayName("Custom Resource Definition, status sub-resource")
    void statusIsReadUpdatedAndPatched(Api api) {
        try (Definition definition = Definition.establish(api, "statused", "Cluster", ANYTHING)) {
            String status = definition.path() + "/status";
            JsonObject read = api.get(status).json();
            JsonObject condition =
                    JsonObject.builder()
                            .put("type", "StatusUpdate")
                            .put("status", "True")
                            .put("reason", "E2E")
                            .put("message", "Set from an e2e test")
                            .build();
            JsonObject updated =
                    api.update(
                                    status,
                                    read.mapObject(
                                            "status",
                                            it ->
                                                    it.with(
                                                            "conditions",
                                                            it.array("conditions")
                                                                    .plus(condition))))
                            .json();
            assertThat(updated.object("status").array("conditions").toString())
                    .contains("StatusUpdate");
            api.patch(
                            status,
                            """
                            {"metadata":{"annotations":{"patched":"yes"}},"status":{"storedVersions":["v1"]}}
                            """)
                    .json();
            assertThat(definition.read().object("status").array("conditions").toString())
                    .contains("StatusUpdate");
        }
    }

    @Test
    @DisplayName("Custom Resource Definition, discovery")
    void theDocumentsNameTheKindOfDefinitions(Api api) {
        JsonObject group =
                api.get("/apis").json().objects("groups").stream()
                        .filter(it -> it.string("name").equals("apiextensions.k8s.io"))
                        .findFirst()
                        .orElseThrow();
        assertThat(group.objects("versions"))
                .extracting(it -> it.string("groupVersion"))
                .contains("apiextensions.k8s.io/v1");
        assertThat(api.get("/apis/apiextensions.k8s.io").json().objects("versions"))
                .extracting(it -> it.string("version"))
                .contains("v1");
        assertThat(api.get("/apis/apiextensions.k8s.io/v1").json().objects("resources"))
                .extracting(it -> it.string("name"))
                .contains("customresourcedefinitions", "customresourcedefinitions/status");
    }

    @Test
    @DisplayName("Custom Resource Definition, defaulting")
    void defaultsHoldForRequestsAndForWhatIsStored(Api api) {
        try (Definition definition =
                Definition.establish(
                        api,
                        "defaulted",
                        "Cluster",
                        """
                        - name: v1
                          served: true
                          storage: true
                          schema:
                            openAPIV3Schema:
                              type: object
                              properties:
                                a: {type: string}
                                b: {type: string}
                        """)) {
            String objects = definition.objects("v1");
            JsonObject before = api.create(objects, object(definition, "one")).json();
            assertThat(before.has("a")).isFalse();

            setDefault(api, definition, "a", "\"A\"");
            Await.until(
                    "the default is served",
                    () -> api.get(objects + "/one").json().string("a").equals("A"));
            JsonObject two = api.create(objects, object(definition, "two")).json();
            assertThat(two.string("a")).isEqualTo("A");

            setDefault(api, definition, "a", "null");
            setDefault(api, definition, "b", "\"B\"");
            Await.until(
                    "the other default is served",
                    () -> api.get(objects + "/one").json().string("b").equals("B"));
            assertThat(api.get(objects + "/one").json().has("a")).isFalse();
            assertThat(api.get(objects + "/two").json().string("a")).isEqualTo("A");
        }
    }

    private static String object(Definition definition, String name) {
        return "{apiVersion: %s/v1, kind: Defaulted, metadata: {name: %s}}"
                .formatted(definition.group(), name);
    }

    private static void setDefault(Api api, Definition definition, String field, String value) {
        String path = "/spec/versions/0/schema/openAPIV3Schema/properties/" + field + "/default";
        String operation =
                value.equals("null")
                        ? "{\"op\":\"remove\",\"path\":\"%s\"}".formatted(path)
                        : "{\"op\":\"add\",\"path\":\"%s\",\"value\":%s}".formatted(path, value);
        api.patch(definition.path(), "application/json-patch+json", "[" + operation + "]").json();
    }

    @Test
    @DisplayName("Custom Resource Definition, watch")
    void aWatchSeesObjectsComeChangeAndGo(Api api) {
        try (Definition definition = Definition.establish(api, "noxu", "Cluster", ANYTHING);
                Watching watching = api.watch(definition.objects("v1"))) {
            String objects = definition.objects("v1");
            for (String name : List.of("one", "two")) {
                api.create(
                                objects,
                                "{apiVersion: %s/v1, kind: Noxu, metadata: {name: %s}, num: {num1: 1}}"
                                        .formatted(definition.group(), name))
                        .json();
                assertThat(watching.next()).isEqualTo("ADDED " + name);
                api.patch(objects + "/" + name, "{\"num\":{\"num1\":2}}").json();
                assertThat(watching.next()).isEqualTo("MODIFIED " + name);
                api.delete(objects + "/" + name).json();
                assertThat(watching.next()).isEqualTo("DELETED " + name);
            }
        }
    }

    @Test
    @DisplayName("Aggregated Discovery Interface CRDs")
    void aNewKindIsInAggregatedDiscovery(Api api) {
        try (Definition definition =
                Definition.establish(api, "foundling", "Namespaced", ANYTHING)) {
            Await.until(
                    "it is discovered", () -> discovered(api, definition).contains("foundlings"));
        }
    }

    @Test
    @DisplayName("Aggregated Discovery Endpoint Accept Headers CRDs")
    void aNewKindIsInTheRawDocument(Api api) {
        try (Definition definition = Definition.establish(api, "rawling", "Namespaced", ANYTHING)) {
            Await.until("it is discovered", () -> discovered(api, definition).contains("rawlings"));
        }
    }

    private static List<String> discovered(Api api, Definition definition) {
        return api.get("/apis", "Accept", AGGREGATED).json().objects("items").stream()
                .filter(group -> Api.name(group).equals(definition.group()))
                .flatMap(group -> group.objects("versions").stream())
                .flatMap(version -> version.objects("resources").stream())
                .map(resource -> resource.string("resource"))
                .toList();
    }
}
