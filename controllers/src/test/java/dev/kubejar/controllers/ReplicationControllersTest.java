package dev.kubejar.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.replication.ReplicationController;
import dev.kubejar.client.DeleteOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ReplicationControllers do as ReplicaSets do, under their own name.
class ReplicationControllersTest {
    private TestCluster cluster;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        cluster = new TestCluster(dir);
        cluster.create(
                ReplicationController.KIND,
                "default",
                """
                {'metadata':{'name':'web'},'spec':{'replicas':2,
                 'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}
                """);
        cluster.playKubelet();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private ReplicationController web() {
        return cluster.find(ReplicationController.KIND, "default", "web").orElseThrow();
    }

    @Test
    void makesItsPodsAndReportsThem() throws Exception {
        assertThat(cluster.list(Pod.KIND))
                .hasSize(2)
                .allMatch(pod ->
                        pod.meta()
                                .ownerReferences()
                                .getFirst()
                                .kind()
                                .equals("ReplicationController"));
        assertThat(web().object().status().integer("readyReplicas", 0)).isEqualTo(2);
        assertThat(web().object().status().integer("observedGeneration", 0)).isEqualTo(1);
        assertThat(cluster.events("web"))
                .hasSize(2)
                .allMatch(event -> event.startsWith("SuccessfulCreate Created pod: web-"));
    }

    @Test
    void replacesALostPodAndScalesDown() throws Exception {
        Pod victim = cluster.list(Pod.KIND).getFirst();
        cluster.delete(Pod.KIND.type(), "default", victim.name(), DeleteOptions.DEFAULT);
        cluster.playKubelet();

        assertThat(cluster.list(Pod.KIND))
                .hasSize(2)
                .noneMatch(pod -> pod.uid().equals(victim.uid()));

        cluster.patch(
                ReplicationController.KIND.type(), "default", "web", "{'spec':{'replicas':0}}");
        cluster.playKubelet();

        assertThat(cluster.list(Pod.KIND)).isEmpty();
        assertThat(web().object().status().integer("replicas", -1)).isZero();
    }
}
