package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.time.RealTime;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.kubelet.runtime.ContainerConfig;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import dev.kubejar.kubelet.runtime.ExecOutcome;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.Mount;
import dev.kubejar.kubelet.runtime.Resources;
import dev.kubejar.kubelet.runtime.RuntimeContractTest;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Sandbox;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import dev.kubejar.kubelet.runtime.SandboxConfig.Namespaces;
import dev.kubejar.kubelet.runtime.Security;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Needs a Docker Engine of its own at `KUBEJAR_TEST_DOCKER_HOST` and a static busybox at
/// `/bin/busybox`, of which it makes its image.
@EnabledIfEnvironmentVariable(named = "KUBEJAR_TEST_DOCKER_HOST", matches = ".+")
final class DockerRuntimeTest extends RuntimeContractTest {
    private static final ImageReference IMAGE =
            ImageReference.parse("kubejar-test/busybox:1").orElseThrow();
    private static final String CLUSTER = "contract-test";
    private static final RealTime TIME = new RealTime();

    private static EngineAddress engine() {
        return EngineAddress.parse(System.getenv("KUBEJAR_TEST_DOCKER_HOST")).orElseThrow();
    }

    @BeforeAll
    static void makeImage() throws IOException {
        byte[] busybox = Files.readAllBytes(Path.of("/bin/busybox"));
        Map<String, byte[]> files =
                Stream.of(
                                "sh",
                                "sleep",
                                "echo",
                                "cat",
                                "true",
                                "nc",
                                "httpd",
                                "stat",
                                "id",
                                "hostname")
                        .collect(Collectors.toMap(name -> "bin/" + name, _ -> busybox));
        try (Engine engine = Engine.connect(engine(), TIME)) {
            Progress.await(
                    engine,
                    EngineRequest.post("/images/create")
                            .query("fromSrc", "-")
                            .query("repo", "kubejar-test/busybox")
                            .query("tag", "1")
                            .query("changes", "CMD [\"sleep\",\"1000\"]")
                            .query("changes", "USER 1000:1000")
                            .body("application/x-tar", TarFile.ofExecutables(files)));
        }
    }

    @AfterAll
    static void removeAllThatWasMade() {
        DockerCleanup.removeAll(engine(), CLUSTER, TIME);
        try (Engine engine = Engine.connect(engine(), TIME)) {
            engine.list(EngineRequest.delete("/images/kubejar-test/busybox:1"));
        }
    }

    @Override
    protected ContainerRuntime open() {
        return DockerRuntime.open(
                new DockerOptions(engine(), CLUSTER, "node-0", "10.244.0.0/16", "10.244.0.0/24"),
                TIME);
    }

    @Override
    protected ImageReference image() {
        return IMAGE;
    }

    @Override
    protected ImageReference missingImage() {
        return ImageReference.parse("127.0.0.1:1/missing:1").orElseThrow();
    }

    @Test
    void theImageTellsItsUserAndCommand() {
        var image = runtime().images().find(IMAGE).orElseThrow();

        assertThat(image.uid()).hasValue(1000);
        assertThat(image.command()).containsExactly("sleep", "1000");
    }

    @Test
    void runningPodsAreAdoptedByTheNextRuntime() {
        Sandbox first = runSandbox();
        String container = startContainer(first, "sleep", "1000");

        try (ContainerRuntime next = open()) {
            assertThat(next.pod(pod())).isEqualTo(runtime().pod(pod()));
            assertThat(next.pod(pod()).containers().getFirst().id()).isEqualTo(container);
            Sandbox second = next.sandboxes().run(sandboxConfig(1));
            assertThat(second.ips()).doesNotContainAnyElementsOf(first.ips());
        }
    }

    @Test
    void containersOfAPodShareItsNetworkAndName() {
        Sandbox sandbox = runSandbox();
        String server = startContainer(sandbox, "nc", "-ll", "-p", "8080", "-e", "cat");
        ContainerConfig config = config(IMAGE, "sh", "-c", "echo hi | nc 127.0.0.1 8080; hostname");
        String client = create(sandbox, config, "client");
        runtime().containers().start(client);

        assertThat(stateOf(server)).isInstanceOf(Running.class);
        assertThat(log(client)).isEqualTo("hi\nweb\n");
    }

    @Test
    void aPortThatListensOnLoopbackAloneIsForwarded() throws Exception {
        Sandbox sandbox = runSandbox();
        startContainer(sandbox, "httpd", "-f", "-p", "127.0.0.1:8080");

        try (var connection = retried(() -> runtime().sandboxes().forward(sandbox.id(), 8080))) {
            connection.output().write("GET /no-such HTTP/1.0\r\n\r\n".getBytes(UTF_8));
            assertThat(text(connection.input())).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aPortWithoutAServerIsRefused() {
        Sandbox sandbox = runSandbox();

        assertThatThrownBy(() -> runtime().sandboxes().forward(sandbox.id(), 81))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused");
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    /// Until the server listens.
    private static <T> T retried(Attempt<T> attempt) throws IOException, InterruptedException {
        for (int left = 100; ; left--) {
            try {
                return attempt.make();
            } catch (ConnectException e) {
                if (left == 0) {
                    throw e;
                }
                TIME.sleep(Duration.ofMillis(20));
            }
        }
    }

    @Test
    void aMountIsSeenAndReadOnlyHolds(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("file"), "from the node\n");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var mount = new Mount(directory.toString(), "/mnt/data", true, Mount.Propagation.NONE);
        String id =
                run(
                        with(
                                List.of(mount),
                                Security.DEFAULT,
                                Resources.UNLIMITED,
                                "cat /mnt/data/file; echo x > /mnt/data/other"));

        assertThat(log(id)).contains("from the node\n", "Read-only file system");
    }

    @Test
    void aMountMayContainTheEnginesOwnFiles() {
        var wholeMachine = new Mount("/", "/host", true, Mount.Propagation.NONE);

        String id =
                run(
                        with(
                                List.of(wholeMachine),
                                Security.DEFAULT,
                                Resources.UNLIMITED,
                                "ls -d /host/etc"));

        assertThat(log(id)).contains("/host/etc");
    }

    @Test
    void theProcessRunsAsToldWithinItsLimits() {
        var security =
                new Security(
                        "1234:5678",
                        List.of(99L),
                        false,
                        List.of(),
                        List.of("ALL"),
                        true,
                        true,
                        "unconfined",
                        "");
        var resources = new Resources(512, 50_000, 100_000, 64L << 20, 100, 500);
        String id =
                run(
                        with(
                                List.of(),
                                security,
                                resources,
                                "id -u; id -g; id -G; cat /proc/self/oom_score_adj; echo x > /x"));

        assertThat(log(id))
                .contains("1234\n", "5678\n", "5678 99\n", "500\n", "Read-only file system");
    }

    @Test
    void processesAreSharedWhenAsked() {
        var config =
                new SandboxConfig(
                        pod(),
                        0,
                        "web",
                        new Namespaces(false, false, false, true),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of());
        Sandbox sandbox = runtime().sandboxes().run(config);
        String id = create(sandbox, config(IMAGE, "cat", "/proc/1/cmdline"), "main");
        runtime().containers().start(id);

        assertThat(log(id)).startsWith("/pause");
    }

    @Test
    void aCommandThatTakesTooLongTimesOut() {
        String id = startContainer(runSandbox(), "sleep", "1000");
        var command = List.of("sh", "-c", "echo begun; sleep 1000");

        var outcome = runtime().containers().exec(id, command, Duration.ofSeconds(1));

        assertThat(outcome).isEqualTo(new ExecOutcome.TimedOut("begun\n"));
        var processes = List.of("sh", "-c", "cat /proc/[0-9]*/cmdline");
        assertThat(runtime().containers().exec(id, processes, Duration.ofSeconds(10)))
                .asString()
                .doesNotContain("begun");
    }

    @Test
    void aCommandsOutputAndCodeAreTold() {
        String id = startContainer(runSandbox(), "sleep", "1000");
        var command = List.of("sh", "-c", "echo out; exit 3");

        var outcome = runtime().containers().exec(id, command, Duration.ofSeconds(10));

        assertThat(outcome).isEqualTo(new ExecOutcome.Exited(3, "out\n"));
    }

    @Test
    void execKeepsTheTwoOutputsApartAndEndsItsInput() throws Exception {
        String id = startContainer(runSandbox(), "sleep", "1000");
        var options =
                new ExecOptions(List.of("sh", "-c", "echo e >&2; cat"), true, true, true, false);

        try (var streams = runtime().containers().streams(id, options)) {
            streams.stdin().write("to cat".getBytes(UTF_8));
            streams.stdin().close();
            assertThat(text(streams.stdout())).isEqualTo("to cat");
            assertThat(text(streams.stderr())).isEqualTo("e\n");
            assertThat(streams.exitCode()).isZero();
        }
    }

    @Test
    void execWithATerminalIsResized() throws Exception {
        String id = startContainer(runSandbox(), "sleep", "1000");
        var options = new ExecOptions(List.of("sh"), true, true, false, true);

        try (var streams = runtime().containers().streams(id, options)) {
            streams.resize(123, 45);
            streams.stdin().write("exit 7\n".getBytes(UTF_8));
            assertThat(text(streams.stdout())).contains("exit 7");
            assertThat(streams.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void aStartThatFailsLeavesAnEndedContainer() {
        Sandbox sandbox = runSandbox();
        String id = create(sandbox, config(IMAGE, "no-such-command"), "main");

        assertThatThrownBy(() -> runtime().containers().start(id))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("no-such-command");
        assertThat(stateOf(id))
                .isInstanceOfSatisfying(
                        Exited.class,
                        exited -> {
                            assertThat(exited.exitCode()).isEqualTo(128);
                            assertThat(exited.reason()).isEqualTo("StartError");
                        });
    }

    @Test
    void aContainerThatTakesTooMuchMemoryIsKilledForIt() {
        var resources = new Resources(0, 0, 0, 16L << 20, 0, 0);
        String id =
                run(
                        with(
                                List.of(),
                                Security.DEFAULT,
                                resources,
                                "a=x; while true; do a=$a$a; done"));

        log(id);
        assertThat(stateOf(id))
                .isInstanceOfSatisfying(
                        Exited.class, exited -> assertThat(exited.reason()).isEqualTo("OOMKilled"));
    }

    @Test
    void cleaningUpLeavesNothing() {
        startContainer(runSandbox(), "sleep", "1000");

        assertThat(DockerCleanup.removeAll(engine(), CLUSTER, TIME))
                .isEqualTo(new DockerCleanup.Removed(2, 1));
        assertThat(DockerCleanup.removeAll(engine(), CLUSTER, TIME))
                .isEqualTo(new DockerCleanup.Removed(0, 0));
    }

    // ---- what the tests are made of

    private ContainerConfig with(
            List<Mount> mounts, Security security, Resources resources, String script) {
        var config = config(IMAGE, "sh", "-c", script);
        return new ContainerConfig(
                "main",
                0,
                IMAGE,
                config.command(),
                mounts,
                resources,
                security,
                false,
                Map.of(),
                Optional.empty());
    }

    private String run(ContainerConfig config) {
        String id = runtime().containers().create(runSandbox().id(), config);
        runtime().containers().start(id);
        return id;
    }

    private String create(Sandbox sandbox, ContainerConfig config, String name) {
        var named =
                new ContainerConfig(
                        name,
                        0,
                        config.image(),
                        config.command(),
                        config.mounts(),
                        config.resources(),
                        config.security(),
                        false,
                        config.labels(),
                        Optional.empty());
        return runtime().containers().create(sandbox.id(), named);
    }

    /// All of it: waits for the end.
    private String log(String id) {
        try (Engine engine = Engine.connect(engine(), TIME);
                var log = logAfterEnd(engine, id)) {
            return text(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream logAfterEnd(Engine engine, String id) {
        new DockerProcess.Main(id).exitCode(engine);
        return runtime().containers().logs(id, logs(false));
    }
}
