package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a new pod gets from its priority class.
final class PodPriorityTest {
    private static final String CLASSES = "/apis/scheduling.k8s.io/v1/priorityclasses";
    private static final String PODS = "/api/v1/namespaces/default/pods";

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

    private Answer define(String name, String fields) {
        return server.send(
                "POST", CLASSES, "{\"metadata\": {\"name\": \"%s\"}, %s}".formatted(name, fields));
    }

    private Answer pod(String fields) {
        return server.send(
                "POST",
                PODS,
                """
                {"metadata": {"name": "web"}, "spec": {%s "containers": [{"name": "c", "image": "i"}]}}
                """
                        .formatted(fields));
    }

    @Test
    void aPodHasTheValueAndThePolicyOfItsClass() {
        define("patient", "\"value\": 42, \"preemptionPolicy\": \"Never\"");

        JsonObject spec = pod("\"priorityClassName\": \"patient\",").json().object("spec");

        assertThat(spec.integer("priority", 0)).isEqualTo(42);
        assertThat(spec.string("preemptionPolicy")).isEqualTo("Never");
    }

    @Test
    void aClassThatIsNotThereIsForbidden() {
        assertThat(pod("\"priorityClassName\": \"absent\",").message())
                .isEqualTo(
                        "pods \"web\" is forbidden: no PriorityClass with name absent was found");
    }

    @Test
    void aPodSaysNoOtherThanItsClassSays() {
        define("high", "\"value\": 1000");

        assertThat(pod("\"priorityClassName\": \"high\", \"priority\": 7,").message())
                .isEqualTo(
                        "pods \"web\" is forbidden: the integer value of priority (7) must not be"
                                + " provided in pod spec; priority admission controller computed 1000"
                                + " from the given PriorityClass name");
        assertThat(
                        pod("\"priorityClassName\": \"high\", \"preemptionPolicy\": \"Never\",")
                                .message())
                .isEqualTo(
                        "pods \"web\" is forbidden: the string value of PreemptionPolicy (Never)"
                                + " must not be provided in pod spec; priority admission controller"
                                + " computed PreemptLowerPriority from the given PriorityClass name");
    }

    @Test
    void oneClassIsThatOfPodsWhichNameNone() {
        define("usual", "\"value\": 5, \"globalDefault\": true");

        JsonObject spec = pod("").json().object("spec");

        assertThat(spec.string("priorityClassName")).isEqualTo("usual");
        assertThat(spec.integer("priority", 0)).isEqualTo(5);
        assertThat(define("other", "\"value\": 6, \"globalDefault\": true").message())
                .isEqualTo(
                        "priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass"
                                + " usual is already marked as default. Only one default can exist");
    }
}
