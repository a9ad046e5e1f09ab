package dev.kubejar.controllers.flowcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.Condition;
import dev.kubejar.api.flowcontrol.FlowSchema;
import dev.kubejar.api.flowcontrol.PriorityLevelConfiguration;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.controllers.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a FlowSchema says of its priority level, over the real API.
final class DanglingTest {
    private TestCluster cluster;

    @BeforeEach
    void open(@TempDir Path dir) {
        cluster = new TestCluster(dir);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aSchemaTellsWhetherItsLevelIsThere() throws Exception {
        cluster.create(
                FlowSchema.KIND,
                "",
                "{'metadata': {'name': 'a'}, 'spec': {'priorityLevelConfiguration': {'name': 'mine'}}}");
        cluster.settle();
        assertThat(told()).isEqualTo("True NotFound");
        assertThat(dangling().message())
                .isEqualTo(
                        "This FlowSchema references the PriorityLevelConfiguration object named"
                                + " \"mine\" but there is no such object");

        cluster.create(
                PriorityLevelConfiguration.KIND,
                "",
                "{'metadata': {'name': 'mine'}, 'spec': {'type': 'Limited', 'limited':"
                        + " {'nominalConcurrencyShares': 1, 'limitResponse': {'type': 'Reject'}}}}");
        cluster.settle();
        assertThat(told()).isEqualTo("False Found");

        cluster.delete(PriorityLevelConfiguration.KIND.type(), "", "mine", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(told()).isEqualTo("True NotFound");
    }

    private String told() {
        return dangling().status() + " " + dangling().reason();
    }

    private Condition dangling() {
        return cluster.find(FlowSchema.KIND, "", "a").flatMap(FlowSchema::dangling).orElseThrow();
    }
}
