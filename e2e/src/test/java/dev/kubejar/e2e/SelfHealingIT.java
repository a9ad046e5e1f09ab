package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is lost comes back: containers, pods, and the control plane itself after a kill -9.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SelfHealingIT {
    private static final int WRITERS = 20;

    private final Machine machine;
    private final Kubejar kubejar;

    SelfHealingIT(Machine machine) {
        this.machine = machine;
        this.kubejar = Kubejar.up(machine, "healing");
    }

    @AfterAll
    void delete() {
        kubejar.close();
    }

    @Test
    void aKilledContainerIsStartedAgain() {
        kubejar.apply(sleeper("killed"));
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/killed", "--timeout=60s");

        machine.docker("kill", containerOf("killed"));

        Await.untilAsserted(() ->
                assertThat(
                                kubejar.kubectl(
                                        "get",
                                        "pod",
                                        "killed",
                                        "-o",
                                        "jsonpath={.status.containerStatuses[0].restartCount}"))
                        .isEqualTo("1"));
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/killed", "--timeout=60s");
        assertThat(kubejar.kubectl("logs", "killed", "--previous")).isEqualTo("started");
    }

    @Test
    void aDeletedPodIsReplaced() {
        kubejar.kubectl(
                "create",
                "deployment",
                "replaced",
                "--image=busybox:1.36",
                "--replicas=2",
                "--",
                "sleep",
                "1d");
        kubejar.kubectl("rollout", "status", "deployment/replaced", "--timeout=60s");
        String victim =
                kubejar.kubectl(
                        "get",
                        "pods",
                        "-l",
                        "app=replaced",
                        "-o",
                        "jsonpath={.items[0].metadata.name}");

        kubejar.kubectl("delete", "pod", victim, "--grace-period=1");

        Await.untilAsserted(() ->
                assertThat(
                                kubejar.kubectl("get", "pods", "-l", "app=replaced", "--no-headers")
                                        .lines())
                        .hasSize(2)
                        .allMatch(line -> line.contains("Running"))
                        .noneMatch(line -> line.contains(victim)));
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheControlPlaneIsKilled() throws InterruptedException {
        kubejar.apply(sleeper("survivor"));
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/survivor", "--timeout=60s");
        String container = containerOf("survivor");
        var acknowledged = new ConcurrentLinkedQueue<String>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String prefix = "written-" + i + "-";
            writers.add(Thread.ofPlatform().start(() -> write(prefix, acknowledged)));
        }
        Await.until("many are written", () -> acknowledged.size() > 5 * WRITERS);

        kubejar.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        kubejar.upAgain();

        assertThat(kubejar.kubectl("get", "configmaps", "-o", "name").lines())
                .containsAll(acknowledged.stream().map(name -> "configmap/" + name).toList());
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/survivor", "--timeout=60s");
        assertThat(containerOf("survivor")).isEqualTo(container);
        assertThat(
                        kubejar.kubectl(
                                "get",
                                "pod",
                                "survivor",
                                "-o",
                                "jsonpath={.status.containerStatuses[0].restartCount}"))
                .isEqualTo("0");
    }

    /// Creates ConfigMaps until the server is gone.
    private void write(String prefix, ConcurrentLinkedQueue<String> acknowledged) {
        for (int i = 0; ; i++) {
            if (kubejar.tryKubectl("create", "configmap", prefix + i).exitCode() != 0) {
                return;
            }
            acknowledged.add(prefix + i);
        }
    }

    private String containerOf(String pod) {
        return kubejar.kubectl(
                        "get",
                        "pod",
                        pod,
                        "-o",
                        "jsonpath={.status.containerStatuses[0].containerID}")
                .replace("docker://", "");
    }

    private static String sleeper(String name) {
        return """
        apiVersion: v1
        kind: Pod
        metadata:
          name: %s
        spec:
          terminationGracePeriodSeconds: 1
          containers:
            - name: sleeper
              image: busybox:1.36
              command: [sh, -c, "echo started; exec sleep 1d"]
        """
                .formatted(name);
    }
}
