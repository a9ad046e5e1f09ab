package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A hundred nodes that cost memory only.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SimulatedNodesIT {
    private static final Logger log = LoggerFactory.getLogger(SimulatedNodesIT.class);
    private static final int REPLICAS = 2_000;

    private final Kubejar kubejar;

    SimulatedNodesIT(Machine machine) {
        this.kubejar =
                Kubejar.up(
                        machine,
                        "simulated",
                        "--runtime=simulated",
                        "--nodes=0",
                        "--simulated-nodes=100",
                        "--proxy=none");
    }

    @AfterAll
    void delete() {
        kubejar.close();
    }

    @Test
    void twoThousandReplicasBecomeAvailable() throws IOException {
        Await.untilAsserted(() ->
                assertThat(kubejar.kubectl("get", "nodes", "--no-headers").lines())
                        .hasSize(100)
                        .allMatch(line -> line.contains(" Ready ")));

        long begin = System.nanoTime();
        kubejar.kubectl("apply", "-f", Path.of("..", "examples", "many.yaml").toString());
        kubejar.kubectl("rollout", "status", "deployment/many", "--timeout=120s");
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(
                        kubejar.kubectl(
                                "get",
                                "deployment",
                                "many",
                                "-o",
                                "jsonpath={.status.availableReplicas}"))
                .isEqualTo(String.valueOf(REPLICAS));
        log.info(
                "{} replicas available after {} s: {} pods/s, {} resident",
                REPLICAS,
                seconds,
                REPLICAS / seconds,
                memory());
    }

    private String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(kubejar.pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElse("unknown")
                .replaceAll("\\s+", " ");
    }
}
