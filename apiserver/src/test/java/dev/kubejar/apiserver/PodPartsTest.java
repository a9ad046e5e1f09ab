package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `pods/ephemeralcontainers` and `pods/resize`.
final class PodPartsTest {
    private static final String POD = "/api/v1/namespaces/default/pods/web";
    private static final Headers STRATEGIC =
            Headers.of("Content-Type", "application/strategic-merge-patch+json");

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir.resolve("store"));
        String spec =
                ",\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"resources\":{\"requests\":{\"cpu\":\"1\",\"memory\":\"64Mi\"},\"limits\":{\"cpu\":\"2\"}}}]";
        server.send("POST", "/api/v1/namespaces/default/pods", TestServer.pod("web", "", spec));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer patch(String part, String body) {
        return server.send("PATCH", POD + "/" + part, body.replace('\'', '"'), STRATEGIC);
    }

    private Answer debug(String container) {
        return patch("ephemeralcontainers", "{'spec':{'ephemeralContainers':[" + container + "]}}");
    }

    @Test
    void containersForDebuggingAreAdded() {
        assertThat(debug("{'name':'a','image':'busybox','targetContainerName':'c'}").code())
                .isEqualTo(200);
        JsonObject pod = debug("{'name':'b','image':'busybox'}").json();

        assertThat(pod.object("spec").objects("ephemeralContainers"))
                .extracting(one -> one.string("name") + " " + one.string("imagePullPolicy"))
                .containsExactlyInAnyOrder("a Always", "b Always");
        assertThat(pod.object("metadata").integer("generation", 0)).isEqualTo(3);
        assertThat(server.get(POD + "/ephemeralcontainers").json()).isEqualTo(pod);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'name':'a','image':'other'}|spec.ephemeralContainers: Forbidden: existing ephemeral containers \"a\" may not be changed",
                "{'name':'a','$patch':'delete'}|spec.ephemeralContainers: Forbidden: existing ephemeral containers \"a\" may not be removed",
                "{'name':'c','image':'i'}|spec.ephemeralContainers[0].name: Duplicate value: \"c\"",
                "{'name':'b','image':'i','ports':[{'containerPort':1}]}|spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
                "{'name':'b','image':'i','targetContainerName':'x'}|spec.ephemeralContainers[0].targetContainerName: Not found: \"x\"",
            })
    void onlyGoodOnesAndOnlyAdded(String container, String problem) {
        debug("{'name':'a','image':'busybox'}");
        Answer answer = debug(container);

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).startsWith("Pod \"web\" is invalid: " + problem);
    }

    @Test
    void nothingElseIsChangedThere() {
        JsonObject pod =
                patch(
                                "ephemeralcontainers",
                                "{'metadata':{'labels':{'x':'y'}},'spec':{'activeDeadlineSeconds':5,"
                                        + "'ephemeralContainers':[{'name':'a','image':'busybox'}]}}")
                        .json();

        assertThat(pod.object("metadata").has("labels")).isFalse();
        assertThat(pod.object("spec").has("activeDeadlineSeconds")).isFalse();
        assertThat(pod.object("spec").objects("ephemeralContainers")).hasSize(1);
    }

    private Answer resize(String resources) {
        return patch(
                "resize", "{'spec':{'containers':[{'name':'c','resources':" + resources + "}]}}");
    }

    @Test
    void aPodMayGetMore() {
        JsonObject pod = resize("{'requests':{'cpu':'1500m'}}").json();
        JsonObject container = pod.object("spec").objects("containers").getFirst();

        assertThat(container.object("resources").object("requests").string("cpu"))
                .isEqualTo("1500m");
        assertThat(pod.object("metadata").integer("generation", 0)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'limits':{'cpu':null}}|spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed",
                "{'requests':{'memory':null}}|spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed",
                "{'requests':{'ephemeral-storage':'1'}}|spec: Forbidden: only cpu and memory resources are mutable",
                "{'requests':{'cpu':'2'},'limits':{'memory':'64Mi'}}|spec: Invalid value: \"Burstable\": Pod QOS Class may not change as a result of resizing",
                "{'requests':{'cpu':'3'}}|spec.containers[0].resources.requests: Invalid value: \"3\": must be less than or equal to cpu limit of 2",
            })
    void whatAResizeMayNotDo(String resources, String problem) {
        Answer answer = resize(resources);

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).contains(problem);
    }

    @Test
    void theRestOfAContainerStays() {
        JsonObject pod =
                patch("resize", "{'spec':{'containers':[{'name':'c','image':'other'}]}}").json();

        assertThat(pod.object("spec").objects("containers").getFirst().string("image"))
                .isEqualTo("i");
    }

    @Test
    void whatIsNoPartHasNoSuchMethod() {
        assertThat(server.send("POST", POD + "/resize", "{}").code()).isEqualTo(405);
        assertThat(server.send("POST", POD + "/status", "{}").code()).isEqualTo(405);
        assertThat(server.send("DELETE", POD + "/ephemeralcontainers", "").code()).isEqualTo(405);
    }
}
