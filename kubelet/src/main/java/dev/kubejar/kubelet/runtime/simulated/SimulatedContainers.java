package dev.kubejar.kubelet.runtime.simulated;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerConfig;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.Containers;
import dev.kubejar.kubelet.runtime.ExecOutcome;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.Resources;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Usage;
import dev.kubejar.kubelet.runtime.simulated.Ledger.ContainerEntry;
import dev.kubejar.kubelet.runtime.simulated.Ledger.SandboxEntry;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Containers that have a state and nothing else.
final class SimulatedContainers implements Containers {
    private final Ledger ledger;
    private final SimulatedImages images;
    private final Duration startDelay;
    private final Time time;

    SimulatedContainers(Ledger ledger, SimulatedImages images, Duration startDelay, Time time) {
        this.ledger = ledger;
        this.images = images;
        this.startDelay = startDelay;
        this.time = time;
    }

    @Override
    public String create(String sandboxId, ContainerConfig config) {
        SandboxEntry sandbox =
                ledger.sandbox(sandboxId)
                        .orElseThrow(
                                () -> new RuntimeFailure.Missing("no such sandbox: " + sandboxId));
        Image image =
                images.find(config.image())
                        .orElseThrow(() ->
                                new RuntimeFailure.Missing("no such image: " + config.image()));
        PodRef pod = sandbox.sandbox().pod();
        String id =
                SimulatedIds.of(String.join("/", sandboxId, config.name(), "" + config.attempt()));
        var container =
                new Container(
                        id,
                        pod,
                        config.name(),
                        config.attempt(),
                        config.image().toString(),
                        image.imageId(),
                        time.now(),
                        config.labels(),
                        new ContainerState.Created());
        Map<String, String> annotations = sandbox.config().annotations();
        var behaviour = Behaviour.of(annotations, config.name(), config.endsByItself(), startDelay);
        ledger.add(new ContainerEntry(container, sandboxId, behaviour));
        return id;
    }

    @Override
    public void start(String containerId) {
        Behaviour behaviour = known(containerId).behaviour();
        pause(behaviour.startDelay());
        behaviour
                .startError()
                .ifPresent(message -> {
                    ledger.failStart(containerId, message, time.now());
                    throw new RuntimeFailure.Refused(message);
                });
        ledger.start(containerId, time.now());
        behaviour
                .exitAfter()
                .ifPresent(delay -> exitAfter(delay, containerId, behaviour.exitCode()));
    }

    private void exitAfter(Duration delay, String containerId, int exitCode) {
        if (delay.isZero()) {
            ledger.exit(containerId, exitCode, time.now());
        } else {
            time.after(delay, () -> ledger.exit(containerId, exitCode, time.now()));
        }
    }

    private void pause(Duration delay) {
        if (delay.isPositive()) {
            try {
                time.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RuntimeFailure.Unreachable("interrupted", e);
            }
        }
    }

    /// Its process obeys TERM with exit code 0; without grace it is killed. What a container may
    /// use is nothing to one that runs no process.
    @Override
    public void update(String containerId, Resources resources) {
        known(containerId);
    }

    @Override
    public void stop(String containerId, Duration grace) {
        ledger.exit(containerId, grace.isPositive() ? 0 : 137, time.now());
    }

    @Override
    public void remove(String containerId) {
        ledger.removeContainer(containerId, time.now());
    }

    @Override
    public InputStream logs(String containerId, LogOptions options) {
        return new SimulatedLog(ledger, known(containerId).container(), options);
    }

    @Override
    public Usage usage(String containerId) {
        ContainerEntry entry = known(containerId);
        return entry.container().state() instanceof ContainerState.Running(Instant startedAt)
                ? entry.behaviour().usage(Duration.between(startedAt, time.now()))
                : new Usage(Duration.ZERO, 0);
    }

    @Override
    public ContainerStreams streams(String containerId, ExecOptions options) {
        Container container = running(containerId);
        return options.command().isEmpty()
                ? SimulatedStreams.attached(ledger, container)
                : SimulatedStreams.ran(options.command());
    }

    @Override
    public ExecOutcome exec(String containerId, List<String> command, Duration timeout) {
        running(containerId);
        return new ExecOutcome.Exited(0, "");
    }

    private Container running(String containerId) {
        Container container = known(containerId).container();
        if (!(container.state() instanceof ContainerState.Running)) {
            throw new RuntimeFailure.Refused("container " + containerId + " is not running");
        }
        return container;
    }

    private ContainerEntry known(String containerId) {
        return ledger.container(containerId)
                .orElseThrow(() -> new RuntimeFailure.Missing("no such container: " + containerId));
    }
}
