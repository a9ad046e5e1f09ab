package dev.kubejar.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What others write right before the kubelet reports, and it learns of together with its report.
/// Nothing else happens then: whoever takes the news for its own echo waits for ever.
@Timeout(60)
final class RivalWritesTest {
    private static final ResourcePath WEB = ResourcePath.of(Pod.KIND.type(), "default", "web");
    private static final String GATED =
            "{'readinessGates':[{'conditionType':'open'}],'containers':[{'name':'a','image':'busybox'}]}";

    @TempDir Path directory;
    private TestNode node;

    @BeforeEach
    void open() throws InterruptedException {
        node = new TestNode(directory);
        node.run("web", GATED);
        assertThat(web().isReady()).isFalse();
    }

    @AfterEach
    void close() throws InterruptedException {
        node.close();
    }

    private ApiObject gate(String status) {
        String json = "{'status':{'conditions':[{'type':'open','status':'%s'}]}}".formatted(status);
        var patch = new Patch(Patch.Type.STRATEGIC, JsonReader.parse(json.replace('\'', '"')));
        return node.client().patch(WEB.sub("status"), patch, WriteOptions.as("test"));
    }

    private Pod web() {
        return new Pod(node.client().get(WEB));
    }

    @Test
    void aDeletionIsObeyed() throws InterruptedException {
        node.letWriteBeforeReport(
                () -> node.client().delete(WEB, DeleteOptions.DEFAULT).orElseThrow(),
                () -> gate("True"));
        TestNode.await(() -> node.pod("web").isEmpty());
        assertThat(node.runtime.pods()).isEmpty();
    }

    @Test
    void aConditionIsHeeded() throws InterruptedException {
        node.letWriteBeforeReport(() -> gate("False"), () -> gate("True"));
        TestNode.await(() -> !web().isReady());
        assertThat(web().status().condition("open").orElseThrow().status()).isEqualTo("False");
    }
}
