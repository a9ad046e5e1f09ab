package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [garbage_collector.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/garbage_collector.go)
@WholeCluster
final class GarbageCollectorTest {
    private static final int REPLICAS = 5;

    @Test
    @DisplayName("Garbage Collector, delete deployment,  propagation policy background")
    void backgroundDeletionRemovesTheDeploymentsSetAndPods(Api api, Namespace namespace) {
        makeDeployment(api, namespace);

        api.delete(namespace.in("apps/v1", "deployments") + "/web", options("Background")).json();

        Await.until(
                "sets and pods are gone",
                () ->
                        api.names(namespace.in("apps/v1", "replicasets")).isEmpty()
                                && api.names(namespace.core("pods")).isEmpty());
    }

    @Test
    @DisplayName("Garbage Collector, delete deployment, propagation policy orphan")
    void orphaningLeavesTheDeploymentsSetAndPods(Api api, Namespace namespace) {
        makeDeployment(api, namespace);

        api.delete(namespace.in("apps/v1", "deployments") + "/web", options("Orphan")).json();
        Await.until(
                "the deployment is gone",
                () -> api.names(namespace.in("apps/v1", "deployments")).isEmpty());

        assertThat(api.items(namespace.in("apps/v1", "replicasets")))
                .singleElement()
                .satisfies(set -> assertThat(owners(set)).isEmpty());
        assertThat(api.names(namespace.core("pods"))).hasSize(REPLICAS);
    }

    @Test
    @DisplayName("Garbage Collector, delete replication controller, after owned pods")
    void foregroundDeletionKeepsTheControllerUntilItsPodsAreGone(Api api, Namespace namespace) {
        makeController(api, namespace, "keeper");
        String controller = namespace.core("replicationcontrollers") + "/keeper";
        String pod = namespace.core("pods") + "/" + api.names(namespace.core("pods")).getFirst();
        api.patch(pod, "{\"metadata\":{\"finalizers\":[\"example.com/held\"]}}").json();

        api.delete(controller, options("Foreground")).json();
        Await.until(
                "only the held pod is left", () -> api.names(namespace.core("pods")).size() == 1);
        JsonObject waiting = api.get(controller).json().object("metadata");
        assertThat(waiting.string("deletionTimestamp")).isNotEmpty();
        assertThat(waiting.strings("finalizers")).contains("foregroundDeletion");

        api.patch(pod, "{\"metadata\":{\"finalizers\":null}}").json();
        Await.until("the controller is gone", () -> api.get(controller).code() == 404);
    }

    @Test
    @DisplayName("Garbage Collector, delete replication controller, propagation policy orphan")
    void orphaningLeavesTheControllersPods(Api api, Namespace namespace) {
        makeController(api, namespace, "leaver");
        String controller = namespace.core("replicationcontrollers") + "/leaver";

        api.delete(controller, options("Orphan")).json();
        Await.until("the controller is gone", () -> api.get(controller).code() == 404);

        assertThat(api.items(namespace.core("pods")))
                .hasSize(REPLICAS)
                .allSatisfy(pod -> assertThat(owners(pod)).isEmpty());
    }

    @Test
    @DisplayName("Garbage Collector, multiple owners")
    void podsWithASecondLiveOwnerSurvive(Api api, Namespace namespace) {
        makeController(api, namespace, "first");
        JsonObject second =
                api.create(namespace.core("replicationcontrollers"), controller("second", 0))
                        .json();
        List<String> pods = api.names(namespace.core("pods"));
        String shared = pods.getFirst();
        JsonObject pod = api.get(namespace.core("pods") + "/" + shared).json();
        api.patch(
                        namespace.core("pods") + "/" + shared,
                        "application/strategic-merge-patch+json",
                        "{\"metadata\":{\"ownerReferences\":[" + owner(second) + "]}}")
                .json();
        assertThat(owners(pod)).hasSize(1);

        api.delete(namespace.core("replicationcontrollers") + "/first", options("Foreground"))
                .json();
        Await.until(
                "the first controller is gone",
                () -> api.get(namespace.core("replicationcontrollers") + "/first").code() == 404);

        assertThat(api.items(namespace.core("pods")))
                .singleElement()
                .satisfies(left -> {
                    assertThat(Api.name(left)).isEqualTo(shared);
                    assertThat(owners(left)).hasSize(1);
                    assertThat(left.object("metadata").has("deletionTimestamp")).isFalse();
                });
    }

    @Test
    @DisplayName("Garbage Collector, dependency cycle")
    void aCircleOfOwnersIsCollected(Api api, Namespace namespace) {
        String pods = namespace.core("pods");
        JsonObject one = api.create(pods, pod("one")).json();
        JsonObject two = api.create(pods, pod("two")).json();
        JsonObject three = api.create(pods, pod("three")).json();
        setOwner(api, pods + "/one", three);
        setOwner(api, pods + "/two", one);
        setOwner(api, pods + "/three", two);

        api.delete(pods + "/one", options("Foreground")).json();

        Await.until("all three are gone", () -> api.names(pods).isEmpty());
    }

    private static void makeDeployment(Api api, Namespace namespace) {
        api.create(
                        namespace.in("apps/v1", "deployments"),
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          replicas: %d
                          selector: {matchLabels: {app: web}}
                          template:
                            metadata: {labels: {app: web}}
                            spec: {containers: [{name: it, image: pause}]}
                        """
                                .formatted(REPLICAS))
                .json();
        awaitPods(api, namespace);
    }

    private static void makeController(Api api, Namespace namespace, String name) {
        api.create(namespace.core("replicationcontrollers"), controller(name, REPLICAS)).json();
        awaitPods(api, namespace);
    }

    private static String controller(String name, int replicas) {
        return """
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: %1$s}
        spec:
          replicas: %2$d
          selector: {app: %1$s}
          template:
            metadata: {labels: {app: %1$s}}
            spec: {containers: [{name: it, image: pause}]}
        """
                .formatted(name, replicas);
    }

    private static String pod(String name) {
        return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec: {containers: [{name: it, image: pause}]}
        """
                .formatted(name);
    }

    private static void awaitPods(Api api, Namespace namespace) {
        Await.until(
                "all pods are there", () -> api.names(namespace.core("pods")).size() == REPLICAS);
    }

    private static void setOwner(Api api, String path, JsonObject owner) {
        api.patch(path, "{\"metadata\":{\"ownerReferences\":[" + owner(owner) + "]}}").json();
    }

    private static String owner(JsonObject object) {
        return JsonObject.builder()
                .put("apiVersion", object.string("apiVersion"))
                .put("kind", object.string("kind"))
                .put("name", Api.name(object))
                .put("uid", object.object("metadata").string("uid"))
                .put("blockOwnerDeletion", true)
                .build()
                .toString();
    }

    private static List<JsonObject> owners(JsonObject object) {
        return object.object("metadata").objects("ownerReferences");
    }

    private static String options(String policy) {
        return "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\""
                + policy
                + "\"}";
    }
}
