package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubresourceTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

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

    private void create(String collection, String body) {
        Answer created = server.send("POST", collection, body);
        assertThat(created.code()).as(created.text()).isEqualTo(201);
    }

    @Test
    void aPodIsBoundToANodeOnce() {
        create(PODS, TestServer.pod("a", "", ""));
        Answer bound =
                server.send(
                        "POST",
                        PODS + "/a/binding",
                        "{\"metadata\": {\"name\": \"a\"}, \"target\": {\"kind\": \"Node\", \"name\": \"n1\"}}");
        assertThat(bound.code()).isEqualTo(201);
        assertThat(bound.json().string("status")).isEqualTo("Success");
        JsonObject pod = server.get(PODS + "/a").json();
        assertThat(pod.object("spec").string("nodeName")).isEqualTo("n1");
        JsonObject condition = pod.object("status").objects("conditions").getFirst();
        assertThat(condition.string("type")).isEqualTo("PodScheduled");
        assertThat(condition.string("status")).isEqualTo("True");
        Answer again = server.send("POST", PODS + "/a/binding", "{\"target\": {\"name\": \"n2\"}}");
        assertThat(again.code()).isEqualTo(409);
        assertThat(again.message())
                .isEqualTo(
                        "Operation cannot be fulfilled on pods/binding \"a\": pod a is already assigned to node \"n1\"");
    }

    @Test
    void whatIsNotServedIsNotFoundWithDetails() {
        create(PODS, TestServer.pod("a", "", ""));
        Answer missing = server.get(PODS + "/a/nosuch");
        assertThat(missing.code()).isEqualTo(404);
        assertThat(missing.message()).isEqualTo("the server could not find the requested resource");
        assertThat(missing.json().has("details")).isTrue();
    }

    @Test
    void anEvictionDeletesThePod() {
        create(PODS, TestServer.pod("a", "", ""));
        assertThat(
                        server.send(
                                        "POST",
                                        PODS + "/a/eviction",
                                        "{\"metadata\": {\"name\": \"a\"}}")
                                .code())
                .isEqualTo(201);
        assertThat(server.get(PODS + "/a").code()).isEqualTo(404);
    }

    @Test
    void aNewPodIsCompleted() {
        create(PODS, TestServer.pod("a", "", ""));
        JsonObject spec = server.get(PODS + "/a").json().object("spec");
        assertThat(spec.string("serviceAccountName")).isEqualTo("default");
        assertThat(spec.integer("priority", -1)).isZero();
        assertThat(spec.string("preemptionPolicy")).isEqualTo("PreemptLowerPriority");
        assertThat(spec.objects("tolerations").stream().map(it -> it.string("key")))
                .containsExactly("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    }

    @Test
    void aScaleShowsAndSetsReplicas() {
        create(
                DEPLOYMENTS,
                """
                {"metadata": {"name": "web"}, "spec": {"replicas": 2,
                 "selector": {"matchLabels": {"app": "web"}},
                 "template": {"metadata": {"labels": {"app": "web"}},
                  "spec": {"containers": [{"name": "c", "image": "nginx"}]}}}}
                """);
        JsonObject scale = server.get(DEPLOYMENTS + "/web/scale").json();
        assertThat(scale.string("kind")).isEqualTo("Scale");
        assertThat(scale.object("spec").integer("replicas", 0)).isEqualTo(2);
        assertThat(scale.object("status").string("selector")).isEqualTo("app=web");
        Answer scaled =
                server.send("PATCH", DEPLOYMENTS + "/web/scale", "{\"spec\": {\"replicas\": 5}}");
        assertThat(scaled.code()).as(scaled.text()).isEqualTo(200);
        JsonObject deployment = server.get(DEPLOYMENTS + "/web").json();
        assertThat(deployment.object("spec").integer("replicas", 0)).isEqualTo(5);
        assertThat(deployment.object("metadata").integer("generation", 0)).isEqualTo(2);
        Answer other =
                server.send(
                        "PUT",
                        DEPLOYMENTS + "/web/scale",
                        scale.withAt(List.of("metadata", "name"), Json.of("db")).toString());
        assertThat(other.code()).isEqualTo(400);
        assertThat(other.message())
                .isEqualTo("the name of the object (db) does not match the name on the URL (web)");
        Answer elsewhere =
                server.send(
                        "PATCH",
                        DEPLOYMENTS + "/web/scale",
                        "{\"metadata\": {\"namespace\": \"kube-system\"}}");
        assertThat(elsewhere.code()).isEqualTo(400);
        Answer stale = server.send("PUT", DEPLOYMENTS + "/web/scale", scale.toString());
        assertThat(stale.code()).isEqualTo(409);
        Answer negative =
                server.send("PATCH", DEPLOYMENTS + "/web/scale", "{\"spec\": {\"replicas\": -1}}");
        assertThat(negative.message())
                .isEqualTo(
                        "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0");
    }

    @Test
    void neitherAStatusNorANodeCountsAsANewGeneration() {
        create(PODS, TestServer.pod("a", "", ""));
        server.send("POST", PODS + "/a/binding", "{\"target\": {\"name\": \"n1\"}}");
        server.send("PATCH", PODS + "/a/status", "{\"status\": {\"phase\": \"Running\"}}");
        server.send("PATCH", PODS + "/a", "{\"metadata\": {\"labels\": {\"a\": \"b\"}}}");
        assertThat(server.get(PODS + "/a").json().object("metadata").integer("generation", 0))
                .isEqualTo(1);
    }
}
