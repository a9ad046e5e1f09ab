package dev.kubejar.kubelet.runtime.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.time.ManualTime;
import dev.kubejar.kubelet.runtime.ContainerConfig;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.Resources;
import dev.kubejar.kubelet.runtime.RuntimeContractTest;
import dev.kubejar.kubelet.runtime.RuntimeEvent;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Sandbox;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import dev.kubejar.kubelet.runtime.SandboxConfig.Namespaces;
import dev.kubejar.kubelet.runtime.Security;
import dev.kubejar.kubelet.runtime.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SimulatedRuntimeTest extends RuntimeContractTest {
    private static final ImageReference IMAGE = ImageReference.parse("web:1").orElseThrow();

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected ContainerRuntime open() {
        var options = new SimulatedOptions("0.1.0", "10.244.3.0/24", Duration.ZERO, 4, 8L << 30);
        var runtime = new SimulatedRuntime(options, time);
        runtime.images().pull(IMAGE, Optional.empty());
        return runtime;
    }

    @Override
    protected ImageReference image() {
        return IMAGE;
    }

    @Override
    protected ImageReference missingImage() {
        return ImageReference.parse("registry.invalid/web:1").orElseThrow();
    }

    @Test
    void aContainerFailsAsItsPodsAnnotationsSay() {
        String id =
                run(
                        Map.of(
                                "simulated.kubejar.dev/exit-after-seconds", "5",
                                "simulated.kubejar.dev/exit-code", "3"),
                        false);
        time.advance(Duration.ofSeconds(4));
        assertThat(stateOf(id)).isInstanceOf(Running.class);

        time.advance(Duration.ofSeconds(1));
        assertThat(stateOf(id))
                .isEqualTo(
                        new Exited(
                                3,
                                "Error",
                                "",
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-01T00:00:05Z")));
    }

    @Test
    void anAnnotationMayNameOneContainer() {
        String id = run(Map.of("simulated.kubejar.dev/exit-after-seconds.other", "0"), false);

        assertThat(stateOf(id)).isInstanceOf(Running.class);
    }

    @Test
    void aContainerUsesWhatItsPodsAnnotationsSay() {
        String id =
                run(
                        Map.of(
                                "simulated.kubejar.dev/cpu-usage.main", "250m",
                                "simulated.kubejar.dev/memory-usage", "much"),
                        false);

        time.advance(Duration.ofSeconds(10));

        assertThat(runtime().containers().usage(id))
                .isEqualTo(new Usage(Duration.ofMillis(2_500), 8 << 20));
    }

    @Test
    void aContainerThatEndsByItselfIsCompletedAtOnce() {
        assertThat(stateOf(run(Map.of(), true)))
                .isInstanceOfSatisfying(
                        Exited.class, exited -> assertThat(exited.reason()).isEqualTo("Completed"));
    }

    @Test
    void aStartMayFail() {
        var annotations = Map.of("simulated.kubejar.dev/start-error", "no such executable");

        assertThatThrownBy(() -> run(annotations, false))
                .isInstanceOf(RuntimeFailure.Refused.class)
                .hasMessage("no such executable");
        ContainerState state = runtime().pod(pod()).containers().getFirst().state();
        assertThat(state)
                .isEqualTo(
                        new Exited(
                                128,
                                "StartError",
                                "no such executable",
                                Instant.EPOCH,
                                time.now()));
    }

    @Test
    void aProbeOverHttpSucceedsWhileAContainerRuns() throws Exception {
        run(Map.of(), false);
        String address = onlySandbox().ips().getFirst();

        try (var connection = runtime().sandboxes().connect(address, 80, Duration.ofSeconds(1))) {
            connection.output().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
            assertThat(text(connection.input())).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void anAddressThatCameBackIsTheLastToBeGivenAgain() {
        Sandbox first = runSandbox();
        assertThat(first.ips()).containsExactly("10.244.3.2");
        runtime().sandboxes().remove(first.id());

        assertThat(runSandbox().ips()).containsExactly("10.244.3.3");
    }

    @Test
    void aListenerThatFallsBehindIsToldThatItLostEvents() throws Exception {
        try (var events = runtime().events()) {
            for (int i = 0; i < 5_000; i++) {
                var other = new PodRef("default", "p" + i, "uid-" + i);
                Sandbox sandbox = runtime().sandboxes().run(hostNetwork(other));
                runtime().sandboxes().remove(sandbox.id());
            }
            assertThat(events.next()).isInstanceOf(RuntimeEvent.Lost.class);
        }
    }

    private static SandboxConfig hostNetwork(PodRef pod) {
        return new SandboxConfig(
                pod,
                0,
                "",
                new Namespaces(true, false, false, false),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private String run(Map<String, String> annotations, boolean endsByItself) {
        var config =
                new SandboxConfig(
                        pod(),
                        0,
                        "web",
                        Namespaces.OWN,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        annotations);
        Sandbox sandbox = runtime().sandboxes().run(config);
        var command =
                new ContainerConfig.Command(
                        List.of(), List.of(), "", Map.of(), "", false, false, false);
        var container =
                new ContainerConfig(
                        "main",
                        0,
                        IMAGE,
                        command,
                        List.of(),
                        Resources.UNLIMITED,
                        Security.DEFAULT,
                        endsByItself,
                        Map.of(),
                        Optional.empty());
        String id = runtime().containers().create(sandbox.id(), container);
        runtime().containers().start(id);
        return id;
    }
}
