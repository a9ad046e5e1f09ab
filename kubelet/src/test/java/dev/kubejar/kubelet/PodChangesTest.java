package dev.kubejar.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.Condition;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client changes of a pod that runs: containers for debugging, and what it may use.
final class PodChangesTest {
    private static final String SPEC =
            "{'containers':[{'name':'a','image':'busybox','resizePolicy':[{'resourceName':'memory','restartPolicy':'RestartContainer'}],"
                    + "'resources':{'requests':{'cpu':'1','memory':'64Mi'}}}]}";

    @TempDir Path directory;
    private TestNode node;

    @BeforeEach
    void open() throws InterruptedException {
        node = new TestNode(directory);
        node.run("web", SPEC);
    }

    @AfterEach
    void close() throws InterruptedException {
        node.close();
    }

    private Pod patched(String part, String json) throws InterruptedException {
        node.patchPart("web", part, json);
        return node.pod("web").orElseThrow();
    }

    private Pod resized(String requests) throws InterruptedException {
        return patched(
                "resize",
                "{'spec':{'containers':[{'name':'a','resources':{'requests':" + requests + "}}]}}");
    }

    private static JsonObject status(Pod pod) {
        return pod.object().status().objects("containerStatuses").getFirst();
    }

    private static String requests(Pod pod, String field) {
        JsonObject amounts = status(pod).object(field);
        return (field.equals("resources") ? amounts.object("requests") : amounts).toString();
    }

    @Test
    void aContainerForDebuggingRunsBesideTheOthers() throws InterruptedException {
        Pod pod =
                patched(
                        "ephemeralcontainers",
                        "{'spec':{'ephemeralContainers':[{'name':'d','image':'busybox','targetContainerName':'a'}]}}");
        JsonObject debugger =
                pod.object().status().objects("ephemeralContainerStatuses").getFirst();

        assertThat(debugger.object("state").has("running")).isTrue();
        assertThat(debugger.bool("ready")).isFalse();
        assertThat(debugger.has("started")).isFalse();
        assertThat(status(pod).integer("restartCount", -1)).isZero();
        assertThat(pod.isReady()).isTrue();
    }

    @Test
    void moreIsGivenWithoutANewStart() throws InterruptedException {
        Pod pod = resized("{'cpu':'2'}");

        assertThat(requests(pod, "resources")).isEqualTo("{\"cpu\":\"2\",\"memory\":\"64Mi\"}");
        assertThat(requests(pod, "allocatedResources")).isEqualTo(requests(pod, "resources"));
        assertThat(status(pod).integer("restartCount", -1)).isZero();
        assertThat(Condition.find(pod.object().status(), "PodResizeInProgress")).isEmpty();
        assertThat(pod.object().status().integer("observedGeneration", 0)).isEqualTo(2);
    }

    @Test
    void whereThePolicySaysSoTheContainerStartsAgain() throws InterruptedException {
        Pod pod = resized("{'memory':'128Mi'}");

        assertThat(status(pod).integer("restartCount", -1)).isEqualTo(1);
        assertThat(requests(pod, "resources")).isEqualTo("{\"cpu\":\"1\",\"memory\":\"128Mi\"}");
        assertThat(node.events).contains("Normal Killing Container a resize requires restart");
    }

    @Test
    void whatTheNodeDoesNotHaveWaitsUntilLessIsAsked() throws InterruptedException {
        Pod pending = resized("{'cpu':'1000'}");
        assertThat(Condition.find(pending.object().status(), "PodResizePending").orElseThrow())
                .satisfies(condition -> assertThat(condition.reason()).isEqualTo("Infeasible"));
        assertThat(requests(pending, "allocatedResources"))
                .isEqualTo("{\"cpu\":\"1\",\"memory\":\"64Mi\"}");

        Pod granted = resized("{'cpu':'2'}");
        assertThat(Condition.find(granted.object().status(), "PodResizePending")).isEmpty();
        assertThat(requests(granted, "resources")).contains("\"cpu\":\"2\"");
    }

    @Test
    void aRestartOfTheKubeletLosesNothing() throws InterruptedException {
        resized("{'cpu':'2'}");
        node.restart();
        node.settle();
        Pod pod = node.pod("web").orElseThrow();

        assertThat(requests(pod, "resources")).contains("\"cpu\":\"2\"");
        assertThat(status(pod).integer("restartCount", -1)).isZero();
    }
}
