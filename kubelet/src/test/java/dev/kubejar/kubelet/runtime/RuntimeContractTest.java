package dev.kubejar.kubelet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.kubelet.runtime.ContainerState.Created;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import dev.kubejar.kubelet.runtime.RuntimeEvent.Died;
import dev.kubejar.kubelet.runtime.RuntimeEvent.Started;
import dev.kubejar.kubelet.runtime.SandboxConfig.Namespaces;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ContainerRuntime] does. Its image runs commands of a shell; one whose name is
/// [#missingImage] is nowhere to be had.
public abstract class RuntimeContractTest {
    private final PodRef pod = new PodRef("default", "web", UUID.randomUUID().toString());
    private ContainerRuntime runtime;

    /// A runtime over which the test alone rules; closed by the contract.
    protected abstract ContainerRuntime open();

    protected abstract ImageReference image();

    protected abstract ImageReference missingImage();

    @BeforeEach
    void openRuntime() {
        runtime = open();
    }

    @AfterEach
    void removeAll() {
        runtime.pods().stream()
                .flatMap(left -> left.sandboxes().stream())
                .forEach(sandbox -> runtime.sandboxes().remove(sandbox.id()));
        runtime.close();
    }

    protected final ContainerRuntime runtime() {
        return runtime;
    }

    protected final PodRef pod() {
        return pod;
    }

    // ---- sandboxes

    @Test
    void aNewSandboxIsReadyAndHasAnAddress() {
        Sandbox sandbox = runSandbox();

        assertThat(sandbox.ready()).isTrue();
        assertThat(sandbox.ips()).hasSize(1);
        assertThat(sandbox.labels()).containsEntry("mine", "yes");
        assertThat(runtime.pod(pod)).isEqualTo(new RuntimePod(pod, List.of(sandbox), List.of()));
        assertThat(runtime.pods()).containsExactly(runtime.pod(pod));
    }

    @Test
    void aPodThatIsNotThereIsEmpty() {
        assertThat(runtime.pod(pod)).isEqualTo(new RuntimePod(pod, List.of(), List.of()));
        assertThat(runtime.pods()).isEmpty();
    }

    @Test
    void aStoppedSandboxIsNotReadyAndLosesItsAddressAndContainers() {
        Sandbox sandbox = runSandbox();
        String container = startContainer(sandbox, "sleep", "1000");

        runtime.sandboxes().stop(sandbox.id());

        assertThat(onlySandbox().ready()).isFalse();
        assertThat(onlySandbox().ips()).isEmpty();
        assertThat(stateOf(container)).isInstanceOf(Exited.class);
    }

    @Test
    void removingASandboxTakesItsContainersAlong() {
        Sandbox sandbox = runSandbox();
        startContainer(sandbox, "sleep", "1000");

        runtime.sandboxes().remove(sandbox.id());

        assertThat(runtime.pods()).isEmpty();
    }

    @Test
    void removingWhatIsGoneIsNoMistake() {
        Sandbox sandbox = runSandbox();
        String container = startContainer(sandbox, "sleep", "1000");
        runtime.sandboxes().remove(sandbox.id());

        assertThatCode(
                        () -> {
                            runtime.containers().stop(container, Duration.ZERO);
                            runtime.containers().remove(container);
                            runtime.sandboxes().stop(sandbox.id());
                            runtime.sandboxes().remove(sandbox.id());
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void aLaterSandboxOfAPodComesFirst() {
        Sandbox first = runSandbox();
        runtime.sandboxes().stop(first.id());

        Sandbox second = runtime.sandboxes().run(sandboxConfig(1));

        assertThat(runtime.pod(pod).sandboxes())
                .extracting(Sandbox::id)
                .containsExactly(second.id(), first.id());
    }

    // ---- images

    @Test
    void aPulledImageIsFound() {
        Image image = runtime.images().find(image()).orElseThrow();

        assertThat(image.imageId()).contains("sha256:");
        assertThat(image.tags()).contains(image().toString());
        assertThat(runtime.images().list()).contains(image);
    }

    @Test
    void aMissingImageIsNotFoundAndCannotBePulled() {
        assertThat(runtime.images().find(missingImage())).isEmpty();
        assertThatThrownBy(() -> runtime.images().pull(missingImage(), Optional.empty()))
                .isInstanceOf(RuntimeFailure.PullFailed.class);
    }

    @Test
    void aContainerOfAMissingImageIsNotCreated() {
        Sandbox sandbox = runSandbox();

        assertThatThrownBy(() ->
                        runtime.containers().create(sandbox.id(), config(missingImage(), "true")))
                .isInstanceOf(RuntimeFailure.Missing.class);
        assertThat(runtime.pod(pod).containers()).isEmpty();
    }

    // ---- containers

    @Test
    void aContainerIsCreatedThenRunsThenIsStopped() {
        Sandbox sandbox = runSandbox();
        String id = runtime.containers().create(sandbox.id(), config(image(), "sleep", "1000"));
        assertThat(stateOf(id)).isInstanceOf(Created.class);

        runtime.containers().start(id);
        assertThat(stateOf(id)).isInstanceOf(Running.class);

        runtime.containers().stop(id, Duration.ZERO);
        assertThat(stateOf(id))
                .isInstanceOfSatisfying(
                        Exited.class,
                        exited -> {
                            assertThat(exited.exitCode()).isEqualTo(137);
                            assertThat(exited.reason()).isEqualTo("Error");
                            assertThat(exited.finishedAt()).isAfterOrEqualTo(exited.startedAt());
                        });
        runtime.containers().remove(id);
        assertThat(runtime.pod(pod).containers()).isEmpty();
    }

    @Test
    void aContainerIsShownAsItWasConfigured() {
        Sandbox sandbox = runSandbox();
        startContainer(sandbox, "sleep", "1000");

        assertThat(runtime.pod(pod).containers())
                .singleElement()
                .satisfies(container -> {
                    assertThat(container.pod()).isEqualTo(pod);
                    assertThat(container.name()).isEqualTo("main");
                    assertThat(container.attempt()).isEqualTo(3);
                    assertThat(container.image()).isEqualTo(image().toString());
                    assertThat(container.labels()).isEqualTo(Map.of("hash", "a1b2"));
                });
    }

    @Test
    void aContainerCannotBeMadeInASandboxThatIsGone() {
        assertThatThrownBy(
                        () -> runtime.containers().create("0".repeat(64), config(image(), "true")))
                .isInstanceOf(RuntimeFailure.Missing.class);
    }

    @Test
    void aContainerThatIsNotThereCannotBeStarted() {
        assertThatThrownBy(() -> runtime.containers().start("0".repeat(64)))
                .isInstanceOf(RuntimeFailure.Missing.class);
    }

    // ---- streams

    @Test
    void aCommandIsRunToItsEnd() {
        String id = startContainer(runSandbox(), "sleep", "1000");

        var outcome =
                runtime.containers().exec(id, List.of("echo", "hello"), Duration.ofSeconds(10));

        assertThat(outcome).isInstanceOf(ExecOutcome.Exited.class);
    }

    @Test
    void execStreamsWhatTheCommandWrites() throws Exception {
        String id = startContainer(runSandbox(), "sleep", "1000");
        var options = new ExecOptions(List.of("echo", "hello"), false, true, true, false);

        try (var streams = runtime.containers().streams(id, options)) {
            assertThat(text(streams.stdout())).isEqualTo("hello\n");
            assertThat(text(streams.stderr())).isEmpty();
            assertThat(streams.exitCode()).isZero();
        }
    }

    @Test
    void aCommandThatIsNotThereEndsWithACodeOfItsOwn() throws Exception {
        String id = startContainer(runSandbox(), "sleep", "1000");
        var options = new ExecOptions(List.of("no-such-command"), false, true, true, false);

        try (var streams = runtime.containers().streams(id, options)) {
            text(streams.stdout());
            assertThat(streams.exitCode()).isIn(126, 127);
        } catch (RuntimeFailure.Refused refused) {
            assertThat(refused).hasMessageContaining("no-such-command");
        }
    }

    @Test
    void aFollowedLogEndsWithTheContainer() throws Exception {
        String id = startContainer(runSandbox(), "sh", "-c", "echo started; sleep 1000");

        try (InputStream log = runtime.containers().logs(id, logs(true))) {
            runtime.containers().stop(id, Duration.ZERO);
            assertThat(text(log)).contains("started");
        }
        try (InputStream log = runtime.containers().logs(id, logs(false))) {
            assertThat(text(log)).contains("started");
        }
    }

    @Test
    void aContainerThatRunsMayGetOtherLimits() {
        String id = startContainer(runSandbox(), "sleep", "1000");

        runtime.containers().update(id, new Resources(512, 50_000, 100_000, 64 << 20, 0, 0));

        assertThat(runtime.pod(pod).containers().getFirst().state()).isInstanceOf(Running.class);
    }

    @Test
    void aContainerThatRunsUsesMoreAndMore() {
        String id = startContainer(runSandbox(), "sleep", "1000");

        Usage first = runtime.containers().usage(id);
        Usage second = runtime.containers().usage(id);

        assertThat(first.memoryBytes()).isNotNegative();
        assertThat(second.cpuTime()).isGreaterThanOrEqualTo(first.cpuTime());
        assertThatThrownBy(() -> runtime.containers().usage("0".repeat(64)))
                .isInstanceOf(RuntimeFailure.Missing.class);
    }

    @Test
    void nobodyAnswersAtAnAddressWithoutAPod() {
        Sandbox sandbox = runSandbox();

        assertThatThrownBy(() ->
                        runtime.sandboxes()
                                .connect(sandbox.ips().getFirst(), 81, Duration.ofSeconds(5)))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused");
    }

    // ---- events

    @Test
    void startAndEndAreTold() throws Exception {
        try (RuntimeEvents events = runtime.events()) {
            String id = startContainer(runSandbox(), "sleep", "1000");
            runtime.containers().stop(id, Duration.ZERO);

            awaitEvent(events, event -> event instanceof Started it && it.id().equals(id));
            var died =
                    (Died)
                            awaitEvent(
                                    events,
                                    event -> event instanceof Died it && it.id().equals(id));
            assertThat(died.podUid()).isEqualTo(pod.uid());
            assertThat(died.exitCode()).isEqualTo(137);
        }
    }

    private static RuntimeEvent awaitEvent(RuntimeEvents events, Predicate<RuntimeEvent> wanted)
            throws InterruptedException {
        RuntimeEvent event = events.next();
        while (!wanted.test(event)) {
            event = events.next();
        }
        return event;
    }

    @Test
    void aClosedListenerHearsNoMore() {
        RuntimeEvents events = runtime.events();
        events.close();

        assertThatThrownBy(events::next).isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingAListenerEndsItsWaiting() throws Exception {
        RuntimeEvents events = runtime.events();
        var ended = new CompletableFuture<Void>();
        Thread.ofVirtual()
                .name("listener")
                .start(() -> {
                    try {
                        awaitEvent(events, event -> false);
                    } catch (InterruptedException _) {
                        ended.complete(null);
                    }
                });
        runtime.sandboxes().remove(runSandbox().id());

        events.close();

        ended.get(30, TimeUnit.SECONDS);
    }

    // ---- what the tests are made of

    protected final Sandbox runSandbox() {
        return runtime.sandboxes().run(sandboxConfig(0));
    }

    protected final SandboxConfig sandboxConfig(int attempt) {
        return new SandboxConfig(
                pod,
                attempt,
                "web",
                Namespaces.OWN,
                List.of(),
                Map.of(),
                Map.of("mine", "yes"),
                Map.of());
    }

    protected final String startContainer(Sandbox sandbox, String... command) {
        String id = runtime.containers().create(sandbox.id(), config(image(), command));
        runtime.containers().start(id);
        return id;
    }

    protected final ContainerConfig config(ImageReference image, String... command) {
        var process =
                new ContainerConfig.Command(
                        List.of(command), List.of(), "", Map.of(), "", false, false, false);
        return new ContainerConfig(
                "main",
                3,
                image,
                process,
                List.of(),
                Resources.UNLIMITED,
                Security.DEFAULT,
                false,
                Map.of("hash", "a1b2"),
                Optional.empty());
    }

    protected static LogOptions logs(boolean follow) {
        return new LogOptions(
                follow, false, false, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    protected static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }

    protected final ContainerState stateOf(String id) {
        return runtime.pod(pod).containers().stream()
                .filter(container -> container.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    protected final Sandbox onlySandbox() {
        assertThat(runtime.pod(pod).sandboxes()).hasSize(1);
        return runtime.pod(pod).sandboxes().getFirst();
    }
}
