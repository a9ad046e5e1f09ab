package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [namespace.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/namespace.go)
@WholeCluster
final class NamespacesTest {

    @Test
    @DisplayName("namespace-deletion-removes-pods")
    void podsGoWithTheirNamespace(Api api, Namespace namespace) {
        api.create(
                        namespace.core("pods"),
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: lives}
                        spec: {containers: [{name: it, image: pause}]}
                        """)
                .json();
        Await.until(
                "the pod runs",
                () -> phase(api, namespace.core("pods") + "/lives").equals("Running"));

        deleteAndAwait(api, namespace);

        api.create("/api/v1/namespaces", made(namespace)).json();
        api.get(namespace.core("pods") + "/lives").refusal(404);
    }

    @Test
    @DisplayName("namespace-deletion-removes-services")
    void servicesGoWithTheirNamespace(Api api, Namespace namespace) {
        api.create(
                        namespace.core("services"),
                        """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: lives}
                        spec: {selector: {a: b}, ports: [{port: 80, targetPort: 80}]}
                        """)
                .json();

        deleteAndAwait(api, namespace);

        api.create("/api/v1/namespaces", made(namespace)).json();
        api.get(namespace.core("services") + "/lives").refusal(404);
    }

    @Test
    @DisplayName("Namespace patching")
    void aPatchAddsALabel(Api api, Namespace namespace) {
        api.patch(path(namespace), "{\"metadata\":{\"labels\":{\"testLabel\":\"testValue\"}}}")
                .json();
        assertThat(Api.text(api.get(path(namespace)).json(), "metadata", "labels", "testLabel"))
                .isEqualTo("testValue");
    }

    @Test
    @DisplayName("Namespace, apply changes to a namespace status")
    void statusIsReadPatchedAndUpdated(Api api, Namespace namespace) {
        String status = path(namespace) + "/status";
        assertThat(Api.text(api.get(status).json(), "status", "phase")).isEqualTo("Active");

        api.patch(
                        status,
                        """
                        {"status":{"conditions":[{"type":"StatusPatch","status":"True","reason":"E2E","message":"Set by an e2e test"}]}}
                        """)
                .json();
        JsonObject patched = api.get(status).json();
        assertThat(patched.object("status").array("conditions").toString()).contains("StatusPatch");

        JsonObject condition =
                JsonObject.builder()
                        .put("type", "StatusUpdate")
                        .put("status", "True")
                        .put("reason", "E2E")
                        .put("message", "Set by an e2e test")
                        .build();
        JsonObject changed =
                patched.object("status").with("conditions", new JsonArray(List.of(condition)));
        api.update(status, patched.with("status", changed)).json();

        JsonObject updated = api.get(path(namespace)).json().object("status");
        assertThat(updated.array("conditions").toString())
                .contains("StatusUpdate")
                .doesNotContain("StatusPatch");
        assertThat(updated.string("phase")).isEqualTo("Active");
    }

    @Test
    @DisplayName("Namespace, apply update to a namespace")
    void anUpdatePersists(Api api, Namespace namespace) {
        JsonObject before = api.get(path(namespace)).json();
        JsonObject labels =
                before.object("metadata").object("labels").with("changed", Json.of("yes"));
        api.update(
                        path(namespace),
                        before.with("metadata", before.object("metadata").with("labels", labels)))
                .json();
        assertThat(Api.text(api.get(path(namespace)).json(), "metadata", "labels", "changed"))
                .isEqualTo("yes");
    }

    @Test
    @DisplayName("Namespace, apply finalizer to a namespace")
    void finalizeAddsAndRemovesAFinalizer(Api api, Namespace namespace) {
        JsonObject before = api.get(path(namespace)).json();
        var two =
                new JsonArray(
                        List.of(Json.of("kubernetes"), Json.of("e2e.example.com/fakeFinalizer")));
        JsonObject with =
                api.update(path(namespace) + "/finalize", withFinalizers(before, two)).json();
        assertThat(with.object("spec").array("finalizers")).isEqualTo(two);

        var one = new JsonArray(List.of(Json.of("kubernetes")));
        JsonObject without =
                api.update(path(namespace) + "/finalize", withFinalizers(with, one)).json();
        assertThat(without.object("spec").array("finalizers")).isEqualTo(one);
    }

    private static JsonObject withFinalizers(JsonObject namespace, JsonArray finalizers) {
        return namespace.with("spec", namespace.object("spec").with("finalizers", finalizers));
    }

    private static void deleteAndAwait(Api api, Namespace namespace) {
        api.delete(path(namespace)).json();
        Await.until("the namespace is gone", () -> api.get(path(namespace)).code() == 404);
    }

    private static String phase(Api api, String path) {
        return Api.text(api.get(path).json(), "status", "phase");
    }

    private static String path(Namespace namespace) {
        return "/api/v1/namespaces/" + namespace.name();
    }

    private static String made(Namespace namespace) {
        return "{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace.name() + "}}";
    }
}
