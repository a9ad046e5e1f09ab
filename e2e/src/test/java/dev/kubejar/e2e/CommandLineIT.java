package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The command line as scripts rely on it: exit codes, one clear line for each mistake, and what is
/// left behind.
@EndToEnd
final class CommandLineIT {
    private static final String[] SMALL = {"--runtime=simulated", "--proxy=none", "--port=0"};

    private final Machine machine;

    CommandLineIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void startsTellsAndStops() {
        try (Kubejar kubejar = Kubejar.up(machine, "lifecycle", SMALL)) {
            assertThat(kubejar.output())
                    .last()
                    .asString()
                    .matches("Ready in [0-9.]+ s.*kubectl .*get nodes");
            assertThat(kubejar.run("status").text()).startsWith("running: pid " + kubejar.pid());

            Shell.Outcome second = kubejar.run("up", SMALL);
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("already", "pid " + kubejar.pid(), "port");

            assertThat(kubejar.stop()).isZero();
            assertThat(kubejar.run("status").exitCode()).isEqualTo(1);
            assertThat(kubejar.run("stop").text()).isEqualTo("not running");
        }
    }

    @Test
    void writesAKubeconfigForItsOwnerAlone() throws IOException {
        try (Kubejar kubejar = Kubejar.up(machine, "kubeconfig", SMALL)) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(kubejar.kubeconfig())))
                    .isEqualTo("rw-------");
            assertThat(kubejar.kubectl("config", "current-context")).isEqualTo("kubejar");
            assertThat(kubejar.run("kubeconfig").text()).contains("client-certificate-data:");
        }
    }

    @Test
    void leavesTheRestOfAKubeconfigAlone() throws IOException {
        Path existing = machine.folder("merge").resolve("kubeconfig");
        Files.writeString(
                existing,
                """
                apiVersion: v1
                kind: Config
                current-context: other
                clusters: [{name: other, cluster: {server: "https://other:6443"}}]
                contexts: [{name: other, context: {cluster: other, user: other}}]
                users: [{name: other, user: {token: secret}}]
                """);

        try (Kubejar kubejar = Kubejar.up(machine, "merge", SMALL)) {
            assertThat(kubejar.kubectl("config", "get-contexts", "-o", "name").lines())
                    .contains("kubejar", "other");
            assertThat(
                            kubejar.kubectl(
                                    "config",
                                    "view",
                                    "--raw",
                                    "-o",
                                    "jsonpath={.users[?(@.name=='other')].user.token}"))
                    .isEqualTo("secret");
        }
    }

    @Test
    void detachesAndIsStopped() {
        Path data = machine.folder("detached").resolve("data");
        Path kubeconfig = machine.folder("detached").resolve("kubeconfig");

        Shell.Outcome up =
                jar(
                        "up",
                        "--detach",
                        "--data-dir=" + data,
                        "--kubeconfig=" + kubeconfig,
                        SMALL[0],
                        SMALL[1],
                        SMALL[2]);

        assertThat(up.succeeded().text()).contains("Ready in ");
        assertThat(jar("status", "--data-dir=" + data).succeeded().text()).startsWith("running");
        assertThat(jar("stop", "--data-dir=" + data).succeeded().text()).isEqualTo("stopped");
        jar("delete", "--data-dir=" + data).succeeded();
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesAMistakeInOneLine() throws IOException {
        Path file = Files.createFile(machine.folder("mistakes-cli").resolve("a-file"));
        Path unused = machine.folder("mistakes-cli").resolve("unused");
        for (List<String> mistake :
                List.of(
                        List.of("up", "--prot=1", "--data-dir=" + unused),
                        List.of("up", "--port=99999", "--data-dir=" + unused),
                        List.of("up", "--bind=nowhere", "--data-dir=" + unused),
                        List.of("up", "--pod-cidr=10.96.0.0/16", "--data-dir=" + unused),
                        List.of("up", "--runtime=podman", "--data-dir=" + unused),
                        List.of("up", "--nodes=-1", "--data-dir=" + unused),
                        List.of("up", "--docker-host=foo", "--data-dir=" + unused),
                        List.of(
                                "up",
                                "--docker-host=unix:///none",
                                "--runtime=docker",
                                "--data-dir=" + unused),
                        List.of(
                                "up",
                                "--runtime=simulated",
                                "--proxy=iptables",
                                "--data-dir=" + unused),
                        List.of("up", "--kubeconfig=/", "--data-dir=" + unused),
                        List.of("up", "--data-dir=" + file),
                        List.of("dance"))) {
            Shell.Outcome outcome = jar(mistake.toArray(String[]::new));

            assertThat(outcome.exitCode()).as("%s", mistake).isEqualTo(2);
            assertThat(outcome.err().strip().lines()).as("%s", mistake).hasSize(1);
        }
        assertThat(unused).doesNotExist();
    }

    @Test
    void refusesATakenPort() {
        try (Kubejar kubejar =
                Kubejar.up(
                        machine, "taken", "--runtime=simulated", "--proxy=none", "--port=16443")) {
            Path data = machine.folder("taken").resolve("other");
            Shell.Outcome outcome =
                    jar(
                            "up",
                            "--port=16443",
                            "--data-dir=" + data,
                            "--runtime=simulated",
                            "--proxy=none");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("16443").contains("in use");
            assertThat(kubejar.run("status").exitCode()).isZero();
        }
    }

    @Test
    void startsWithARecentJavaWhenStartedByAnOldOne() {
        Shell.Outcome outcome =
                machine.shell()
                        .run(
                                "sh",
                                "-c",
                                """
                                old=$(ls -d /usr/lib/jvm/*17*/bin/java 2>/dev/null | head -1)
                                exec "${old:-java}" -jar %s version\
                                """
                                        .formatted(Kubejar.JAR));

        assertThat(outcome.succeeded().text()).startsWith("kubejar ").contains("Kubernetes 1.35");
    }

    private Shell.Outcome jar(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return machine.shell()
                .run(
                        Stream.concat(Stream.of(java, "-jar", Kubejar.JAR), Stream.of(arguments))
                                .toArray(String[]::new));
    }
}
