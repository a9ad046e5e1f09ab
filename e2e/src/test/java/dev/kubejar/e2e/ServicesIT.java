package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The first session of a newcomer: a Deployment, two Services, and kubectl's everyday commands,
/// one after the other.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ServicesIT {
    private static final Path EXAMPLES = Path.of("..", "examples");

    private final Machine machine;
    private final Kubejar kubejar;

    ServicesIT(Machine machine) {
        this.machine = machine;
        this.kubejar = Kubejar.up(machine, "services");
    }

    @BeforeAll
    void applyTheExamples() {
        kubejar.kubectl("apply", "-f", EXAMPLES.resolve("web.yaml").toString());
        kubejar.kubectl("apply", "-f", EXAMPLES.resolve("client.yaml").toString());
        kubejar.kubectl("rollout", "status", "deployment/web", "--timeout=60s");
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/client", "--timeout=60s");
    }

    @AfterAll
    void delete() {
        kubejar.close();
    }

    @Test
    @Order(1)
    void aNodeIsReady() {
        assertThat(kubejar.kubectl("get", "nodes")).contains(" Ready ");
    }

    @Test
    @Order(2)
    void aPodReachesTheClusterIp() {
        String ip = kubejar.kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");

        Await.untilAsserted(() ->
                assertThat(
                                kubejar.kubectl(
                                        "exec",
                                        "client",
                                        "--",
                                        "wget",
                                        "-qO-",
                                        "-T5",
                                        "http://" + ip))
                        .contains("Welcome to nginx!"));
    }

    @Test
    @Order(3)
    void aPodReachesItselfThroughItsService() {
        String ip = kubejar.kubectl("get", "service", "self", "-o", "jsonpath={.spec.clusterIP}");

        Await.untilAsserted(() ->
                assertThat(
                                kubejar.kubectl(
                                        "exec",
                                        "client",
                                        "--",
                                        "sh",
                                        "-c",
                                        "echo hi | nc -w 2 " + ip + " 7000"))
                        .contains("hello from client"));
    }

    @Test
    @Order(4)
    void theHostReachesTheNodePort() {
        String node =
                kubejar.kubectl(
                        "get", "nodes", "-o", "jsonpath={.items[0].status.addresses[0].address}");

        for (String address : new String[] {node, "127.0.0.1"}) {
            Await.untilAsserted(() ->
                    assertThat(
                                    machine.shell()
                                            .run(
                                                    "curl",
                                                    "-sS",
                                                    "-m",
                                                    "5",
                                                    "http://" + address + ":30080")
                                            .text())
                            .contains("Welcome to nginx!"));
        }
    }

    @Test
    @Order(5)
    void aNameIsAnsweredWithTheClusterIp() {
        String ip = kubejar.kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");

        assertThat(kubejar.kubectl("exec", "client", "--", "nslookup", "web"))
                .contains("Address: " + ip);
        assertThat(
                        kubejar.kubectl(
                                "exec",
                                "client",
                                "--",
                                "dig",
                                "+short",
                                "web.default.svc.cluster.local"))
                .isEqualTo(ip);
    }

    @Test
    @Order(6)
    void whatNobodyOwnsIsRejectedAtOnce() {
        Shell.Outcome unowned =
                machine.shell().run("curl", "-sS", "-m", "5", "http://10.96.200.200");

        assertThat(unowned.exitCode()).as(unowned.err()).isEqualTo(7); // refused, not timed out
    }

    @Test
    @Order(7)
    void aPodReachesTheApi() {
        String answer =
                kubejar.kubectl(
                        "exec",
                        "client",
                        "--",
                        "curl",
                        "-sk",
                        "-m",
                        "5",
                        "https://kubernetes.default/version");

        assertThat(answer).contains("\"gitVersion\"", "v1.35.");
    }

    @Test
    @Order(8)
    void logsAreShownAndFollowed() throws IOException, InterruptedException {
        assertThat(kubejar.kubectl("logs", "client")).startsWith("tick");
        assertThat(kubejar.kubectl("logs", "client", "--tail=1").lines()).hasSize(1);

        Process follow = kubejar.shell().start("kubectl", "logs", "-f", "client", "--tail=0");
        try (var lines = follow.inputReader()) {
            assertThat(lines.readLine()).startsWith("tick");
        } finally {
            follow.destroy();
            follow.waitFor();
        }
    }

    @Test
    @Order(9)
    void execRunsWithATerminal() {
        String typed =
                "printf 'echo terminal: $(tty)\\nexit\\n' | script -qec 'kubectl exec -it client -- sh' /dev/null";

        assertThat(kubejar.shell().run("sh", "-c", typed).text()).contains("terminal: /dev/pts/");
        assertThat(kubejar.tryKubectl("exec", "client", "--", "sh", "-c", "exit 3").exitCode())
                .isEqualTo(3);
    }

    @Test
    @Order(10)
    void aPortIsForwarded() throws IOException, InterruptedException {
        Process forward = kubejar.shell().start("kubectl", "port-forward", "svc/web", "18080:80");
        try (var lines = forward.inputReader()) {
            assertThat(lines.readLine()).contains("Forwarding from 127.0.0.1:18080");
            for (int i = 0; i < 3; i++) {
                assertThat(
                                machine.shell()
                                        .run("curl", "-sS", "-m", "5", "http://127.0.0.1:18080")
                                        .text())
                        .contains("Welcome to nginx!");
            }
        } finally {
            forward.destroy();
            forward.waitFor();
        }
    }

    @Test
    @Order(11)
    void filesAreCopiedBothWays() throws IOException {
        Path there = Files.writeString(kubejar.folder().resolve("there.txt"), "there and back\n");
        Path back = kubejar.folder().resolve("back.txt");

        kubejar.kubectl("cp", there.toString(), "client:/tmp/there.txt");
        kubejar.kubectl("cp", "client:/tmp/there.txt", back.toString());

        assertThat(back).hasContent("there and back\n");
    }

    @Test
    @Order(12)
    void describeTellsAPodsStory() {
        assertThat(kubejar.kubectl("describe", "pod", "client"))
                .contains(
                        "Status:",
                        "Running",
                        "Scheduled",
                        "Successfully assigned default/client to",
                        "Started");
    }

    @Test
    @Order(13)
    void getShowsWhatPeopleLookFor() {
        assertThat(kubejar.kubectl("get", "pods", "-o", "wide"))
                .contains(
                        "NAME",
                        "READY",
                        "STATUS",
                        "RESTARTS",
                        "AGE",
                        "IP",
                        "NODE",
                        "NOMINATED NODE",
                        "READINESS GATES");
        assertThat(kubejar.kubectl("get", "all"))
                .contains(
                        "pod/client", "service/web", "deployment.apps/web", "replicaset.apps/web-");
    }

    @Test
    @Order(14)
    void editChangesAnObject() {
        String edit =
                "KUBE_EDITOR=\"sed -i 's/tier: front/tier: back/'\" kubectl edit deployment web";

        assertThat(kubejar.shell().run("sh", "-c", edit).succeeded().text())
                .contains("deployment.apps/web edited");
        assertThat(
                        kubejar.kubectl(
                                "get",
                                "deployment",
                                "web",
                                "-o",
                                "jsonpath={.metadata.labels.tier}"))
                .isEqualTo("back");
    }

    @Test
    @Order(15)
    void aRollingUpdateLosesNoRequest() throws InterruptedException {
        String ip = kubejar.kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
        var requests = new AtomicInteger();
        var failures = new AtomicInteger();
        var over = new AtomicBoolean();
        Thread loop =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get()) {
                                int exitCode =
                                        machine.shell()
                                                .run(
                                                        "curl",
                                                        "-sf",
                                                        "-m",
                                                        "5",
                                                        "-o",
                                                        "/dev/null",
                                                        "http://" + ip)
                                                .exitCode();
                                requests.incrementAndGet();
                                failures.addAndGet(exitCode == 0 ? 0 : 1);
                            }
                        });

        kubejar.kubectl("set", "image", "deployment/web", "nginx=nginx:1.22-alpine");
        kubejar.kubectl("rollout", "status", "deployment/web", "--timeout=120s");
        over.set(true);
        loop.join();

        assertThat(requests.get()).isGreaterThan(10);
        assertThat(failures.get()).as("of %d requests", requests.get()).isZero();
    }

    @Test
    @Order(16)
    void aRolloutIsUndone() {
        kubejar.kubectl("rollout", "undo", "deployment/web");
        kubejar.kubectl("rollout", "status", "deployment/web", "--timeout=120s");

        assertThat(
                        kubejar.kubectl(
                                "get",
                                "deployment",
                                "web",
                                "-o",
                                "jsonpath={.spec.template.spec.containers[0].image}"))
                .isEqualTo("nginx:1.22");
    }

    @Test
    @Order(17)
    void aDeploymentIsScaled() {
        kubejar.kubectl("scale", "deployment", "web", "--replicas=1");

        Await.untilAsserted(() ->
                assertThat(kubejar.kubectl("get", "pods", "-l", "app=web", "--no-headers").lines())
                        .hasSize(1));
    }

    @Test
    @Order(18)
    void deleteRemovesEverything() {
        kubejar.kubectl("delete", "-f", EXAMPLES.resolve("web.yaml").toString());
        kubejar.kubectl("delete", "pod", "client", "--grace-period=1");

        Await.untilAsserted(
                () -> assertThat(kubejar.kubectl("get", "pods", "-o", "name")).isEmpty());
        assertThat(machine.docker("ps", "-q").text()).as("containers left").isEmpty();
    }
}
