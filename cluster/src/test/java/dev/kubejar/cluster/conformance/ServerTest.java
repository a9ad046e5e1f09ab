package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The server as a whole: its version, its documents, its nodes, its pages.
///
/// Source:
/// [apimachinery](https://github.com/kubernetes/kubernetes/tree/v1.35.0/test/e2e/apimachinery)
@WholeCluster
final class ServerTest {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    @Test
    @DisplayName("Confirm a server version")
    void theVersionIsTwoIntegers(Api api) {
        JsonObject version = api.get("/version").json();
        assertThat(version.string("major")).matches("[0-9]+");
        assertThat(version.string("minor")).matches("[0-9]+");
    }

    @Test
    @DisplayName("Discovery, confirm the groupVersion and a resource from each apiGroup")
    void everyGroupVersionHasAListOfResources(Api api) {
        List<JsonObject> groups = api.get("/apis").json().objects("groups");
        assertThat(groups).isNotEmpty();
        for (JsonObject group : groups) {
            for (JsonObject version : group.objects("versions")) {
                String name = version.string("groupVersion");
                assertThat(name).startsWith(group.string("name") + "/");
                JsonObject list = api.get("/apis/" + name).json();
                assertThat(list.string("groupVersion")).isEqualTo(name);
                assertThat(list.objects("resources"))
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(it -> {
                            assertThat(it.string("name")).isNotEmpty();
                            assertThat(it.string("kind")).isNotEmpty();
                        });
            }
            assertThat(group.objects("versions")).contains(group.object("preferredVersion"));
        }
    }

    @Test
    @DisplayName("Aggregated Discovery Interface")
    void aggregatedDiscoveryListsWhatTheSingleListsDo(Api api) {
        JsonObject all = api.get("/apis", "Accept", AGGREGATED).json();
        for (JsonObject group : all.objects("items")) {
            for (JsonObject version : group.objects("versions")) {
                String path = "/apis/" + Api.name(group) + "/" + version.string("version");
                List<String> single =
                        api.get(path).json().objects("resources").stream()
                                .map(it -> it.string("name"))
                                .filter(name -> !name.contains("/"))
                                .toList();
                assertThat(version.objects("resources").stream().map(it -> it.string("resource")))
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(single);
            }
        }
    }

    @Test
    @DisplayName("Aggregated Discovery Endpoint Accept Headers")
    void theAcceptHeaderChoosesTheAggregatedDocument(Api api) {
        for (String path : List.of("/api", "/apis")) {
            JsonObject document = api.get(path, "Accept", AGGREGATED).json();
            assertThat(document.string("kind")).isEqualTo("APIGroupDiscoveryList");
            assertThat(document.string("apiVersion")).isEqualTo("apidiscovery.k8s.io/v2");
        }
        String core = api.get("/api", "Accept", AGGREGATED).text();
        assertThat(core).contains("\"pods\"", "\"configmaps\"", "\"namespaces\"");
        String groups = api.get("/apis", "Accept", AGGREGATED).text();
        assertThat(groups).contains("\"deployments\"", "\"endpointslices\"", "\"leases\"");
    }

    @Test
    @DisplayName("API metadata HTTP return")
    void aTableOfWhatHasNoneIsRefused(Api api, Namespace namespace) {
        // upstream's test asks for a table of a SelfSubjectAccessReview, which is not served yet
        JsonObject refusal =
                api.create(
                                namespace.core("pods") + "/none/binding",
                                "{apiVersion: v1, kind: Binding, metadata: {name: none}}",
                                "Accept",
                                "application/json;as=Table;g=meta.k8s.io;v=v1")
                        .refusal(406);
        assertThat(refusal.string("reason")).isEqualTo("NotAcceptable");
    }

    @Test
    @DisplayName(
            "API Chunking, server should support continue listing from the last key even if the original version has been compacted away")
    void pagesGoOnAtOneRevision(Api api, Namespace namespace) {
        String path = namespace.core("podtemplates");
        IntStream.range(0, 40)
                .forEach(i ->
                        api.create(
                                        path,
                                        """
                                        apiVersion: v1
                                        kind: PodTemplate
                                        metadata: {name: template-%04d}
                                        template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}
                                        """
                                                .formatted(i))
                                .json());
        JsonObject first = api.get(path + "?limit=15").json();
        assertThat(first.objects("items")).hasSize(15);
        assertThat(Api.text(first, "metadata", "remainingItemCount")).isEqualTo("25");

        outliveHistory(api, namespace);
        String token = Api.text(first, "metadata", "continue");
        JsonObject refusal = api.get(path + "?limit=15&continue=" + token).refusal(410);
        assertThat(refusal.string("reason")).isEqualTo("Expired");
        String inconsistent = Api.text(refusal, "metadata", "continue");
        assertThat(inconsistent).isNotEmpty();

        JsonObject second = api.get(path + "?limit=15&continue=" + inconsistent).json();
        assertThat(second.objects("items").stream().map(Api::name).findFirst())
                .contains("template-0015");
        JsonObject rest =
                api.get(path + "?continue=" + Api.text(second, "metadata", "continue")).json();
        assertThat(rest.objects("items")).hasSize(10);
    }

    @Test
    @DisplayName("Conformance tests minimum number of nodes.")
    void twoNodesTakePods(Api api) {
        assertThat(api.items("/api/v1/nodes"))
                .filteredOn(node -> node.object("spec").objects("taints").isEmpty())
                .filteredOn(node -> !node.object("spec").bool("unschedulable"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /// Writes more than the server remembers, so that what came before is too old to be read.
    private static void outliveHistory(Api api, Namespace namespace) {
        String path = namespace.core("configmaps");
        api.create(path, "{apiVersion: v1, kind: ConfigMap, metadata: {name: large}}").json();
        String filler = "x".repeat(1_000_000);
        for (int i = 0; i < 80; i++) {
            api.patch(path + "/large", "{\"data\":{\"filler\":\"" + i + filler + "\"}}").json();
        }
    }
}
