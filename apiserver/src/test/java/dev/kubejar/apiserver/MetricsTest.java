package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.client.ContainerUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What nodes and pods use, from readings that the test gives its node.
final class MetricsTest {
    private static final String API = "/apis/metrics.k8s.io/v1beta1/";
    private static final String PODS = API + "namespaces/default/pods";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir.resolve("store"));
        server.send("POST", "/api/v1/nodes", "{\"metadata\":{\"name\":\"n1\"}}");
        server.send("POST", "/api/v1/nodes", "{\"metadata\":{\"name\":\"n2\"}}");
        run("a");
        run("b");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void run(String name) {
        String path = "/api/v1/namespaces/default/pods";
        String labels = ",\"labels\":{\"app\":\"%s\"}".formatted(name);
        server.send("POST", path, TestServer.pod(name, labels, ",\"nodeName\":\"n1\""));
        server.send("PATCH", path + "/" + name + "/status", "{\"status\":{\"phase\":\"Running\"}}");
    }

    /// What the container of a pod, started with the server, has used now.
    private void used(String pod, Duration cpu, long bytes) {
        var start = server.time.now().minus(passed);
        server.node.usages().put(pod, List.of(new ContainerUsage("c", pod, start, cpu, bytes)));
    }

    private Duration passed = Duration.ZERO;

    private void pass(Duration duration) {
        server.time.advance(duration);
        passed = passed.plus(duration);
    }

    private static List<String> names(Answer list) {
        return list.json().objects("items").stream()
                .map(it -> it.object("metadata").string("name"))
                .toList();
    }

    @Test
    void aPodIsToldWithEachOfItsContainers() {
        pass(Duration.ofMillis(15_043));
        used("a", Duration.ofMillis(1_234), 12_345 * 1_024);

        assertThat(server.get(PODS).json())
                .isEqualTo(
                        JsonReader.parse(
                                """
                                {"kind": "PodMetricsList", "apiVersion": "metrics.k8s.io/v1beta1", "metadata": {},
                                 "items": [{
                                  "metadata": {"name": "a", "namespace": "default",
                                   "creationTimestamp": "2026-01-01T00:00:15Z", "labels": {"app": "a"}},
                                  "timestamp": "2026-01-01T00:00:15Z", "window": "15.043s",
                                  "containers": [{"name": "c",
                                   "usage": {"cpu": "82031509n", "memory": "12345Ki"}}]}]}
                                """));
        assertThat(server.get(PODS + "/a").json().string("kind")).isEqualTo("PodMetrics");
    }

    @Test
    void anAnswerHoldsForTenSecondsAndThenTheRateIsSinceThatReading() {
        pass(Duration.ofSeconds(20));
        used("a", Duration.ofSeconds(2), 0);
        assertThat(cpuAndWindow()).isEqualTo("100m 20s");

        pass(Duration.ofSeconds(9));
        used("a", Duration.ofSeconds(6), 0);
        assertThat(cpuAndWindow()).isEqualTo("100m 20s");

        pass(Duration.ofSeconds(1));
        used("a", Duration.ofSeconds(7), 0);
        assertThat(cpuAndWindow()).isEqualTo("500m 10s");
    }

    @Test
    void afterAnHourWithoutAQuestionTheRateIsSinceTheStart() {
        pass(Duration.ofMinutes(20));
        used("a", Duration.ofMinutes(20), 0);
        assertThat(cpuAndWindow()).isEqualTo("1 20m0s");

        pass(Duration.ofMinutes(61));
        used("a", Duration.ofMinutes(81), 0);
        assertThat(cpuAndWindow()).isEqualTo("1 1h21m0s");
    }

    private String cpuAndWindow() {
        JsonObject pod = server.get(PODS + "/a").json();
        return pod.objects("containers").getFirst().object("usage").string("cpu")
                + " "
                + pod.string("window");
    }

    @Test
    void aNodeUsesWhatItsPodsUse() {
        pass(Duration.ofSeconds(20));
        used("a", Duration.ofSeconds(2), 1 << 20);
        used("b", Duration.ofSeconds(1), 2 << 20);

        assertThat(server.get(API + "nodes/n1").json().object("usage"))
                .isEqualTo(JsonReader.parse("{\"cpu\": \"150m\", \"memory\": \"3Mi\"}"));
        assertThat(server.get(API + "nodes/n2").json().object("usage"))
                .isEqualTo(JsonReader.parse("{\"cpu\": \"0\", \"memory\": \"0\"}"));
        assertThat(names(server.get(API + "nodes"))).containsExactly("n1", "n2");
    }

    @Test
    void labelsAndFieldsSelect() {
        pass(Duration.ofSeconds(20));
        used("a", Duration.ZERO, 0);
        used("b", Duration.ZERO, 0);

        assertThat(names(server.get(API + "pods"))).containsExactly("a", "b");
        assertThat(names(server.get(API + "pods?labelSelector=app%3Db"))).containsExactly("b");
        assertThat(names(server.get(PODS + "?fieldSelector=metadata.name%3Da")))
                .containsExactly("a");
        assertThat(names(server.get(API + "namespaces/other/pods"))).isEmpty();
    }

    @Test
    void aTableTellsTheSums() {
        pass(Duration.ofSeconds(20));
        used("a", Duration.ofSeconds(2), 1 << 20);

        JsonObject table = server.get(PODS, TABLE).json();

        assertThat(table.objects("columnDefinitions"))
                .extracting(it -> it.string("name") + " " + it.string("format"))
                .containsExactly("Name name", "cpu quantity", "memory quantity", "Window duration");
        assertThat(table.objects("rows").getFirst().strings("cells"))
                .containsExactly("a", "100m", "1Mi", "20s");
    }

    @Test
    void whatIsNotMeasuredIsNotFound() {
        assertThat(server.get(PODS + "/x").message()).isEqualTo("pods \"x\" not found");
        assertThat(server.get(PODS + "/a").message())
                .isEqualTo("podmetrics.metrics.k8s.io \"default/a\" not found");
        assertThat(server.get(API + "nodes/x").message()).isEqualTo("node \"x\" not found");
        assertThat(server.get(API + "nodes/n1").message())
                .isEqualTo("nodemetrics.metrics.k8s.io \"n1\" not found");
        assertThat(server.get(API + "nodes/n1").code()).isEqualTo(404);
        assertThat(server.send("DELETE", PODS + "/a", "").code()).isEqualTo(405);
    }
}
