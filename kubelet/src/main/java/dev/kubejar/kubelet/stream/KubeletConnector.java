package dev.kubejar.kubelet.stream;

import dev.kubejar.api.core.container.ContainerStatus;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.ContainerUsage;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.probe.Dial;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.ContainerState.Created;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Connects clients with the containers of a runtime, refusing in upstream's words what they are
/// not in a state for.
public final class KubeletConnector implements NodeConnector {
    /// As upstream's proxy dials.
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(30);

    private final Lister<Pod> pods;
    private final ContainerRuntime runtime;

    /// Opens nothing yet.
    ///
    /// @param pods for what the runtime does not tell
    public KubeletConnector(Lister<Pod> pods, ContainerRuntime runtime) {
        this.pods = pods;
        this.runtime = runtime;
    }

    @Override
    public InputStream logs(Target target, LogOptions options) {
        Observation seen = seen(target);
        Container container = options.previous() ? previous(target, seen) : latest(target, seen);
        try {
            return runtime.containers().logs(container.id(), options);
        } catch (RuntimeFailure e) {
            throw StatusException.internal(String.valueOf(e.getMessage()));
        }
    }

    /// The one that the status tells of as the last to end; while a container waits to run again
    /// that is its newest.
    private Container previous(Target target, Observation seen) {
        String reported =
                status(target)
                        .flatMap(status -> status.lastState().terminated())
                        .map(ended -> ended.containerId())
                        .orElse("");
        return seen.containers().stream()
                .filter(one -> reported.endsWith("//" + one.id()))
                .findFirst()
                .or(() -> seen.previous(target.container()))
                .orElseThrow(() ->
                        StatusException.badRequest(
                                "previous terminated container \"%s\" in pod \"%s\" not found"
                                        .formatted(target.container(), target.pod())));
    }

    /// The container itself, or, while it waits to run again, the one before.
    private Container latest(Target target, Observation seen) {
        return seen.newest(target.container())
                .filter(one -> !(one.state() instanceof Created))
                .or(() -> seen.previous(target.container()))
                .orElseThrow(() -> notStarted(target));
    }

    private StatusException notStarted(Target target) {
        Optional<String> reason =
                status(target)
                        .flatMap(status -> status.state().waiting())
                        .map(waiting -> waiting.reason());
        if (reason.isEmpty()) {
            return StatusException.badRequest(
                    "container \"%s\" in pod \"%s\" is not available"
                            .formatted(target.container(), target.pod()));
        }
        String why =
                switch (reason.get()) {
                    case "ErrImagePull" -> "image can't be pulled";
                    case "ImagePullBackOff" -> "trying and failing to pull image";
                    default -> reason.get();
                };
        return StatusException.badRequest(
                "container \"%s\" in pod \"%s\" is waiting to start: %s"
                        .formatted(target.container(), target.pod(), why));
    }

    /// What was last reported of the container.
    private Optional<ContainerStatus> status(Target target) {
        return pods.get(target.namespace(), target.pod()).stream()
                .map(Pod::status)
                .flatMap(status ->
                        Stream.of(
                                status.containerStatuses(),
                                status.initContainerStatuses(),
                                status.ephemeralContainerStatuses()))
                .flatMap(List::stream)
                .filter(status -> status.name().equals(target.container()))
                .findFirst();
    }

    @Override
    public Optional<String> refusal(Target target) {
        return running(target).isPresent() ? Optional.empty() : Optional.of(notFound(target));
    }

    private Optional<Container> running(Target target) {
        return seen(target).newest(target.container()).filter(Observation::isRunning);
    }

    private static String notFound(Target target) {
        return "container not found (\"%s\")".formatted(target.container());
    }

    @Override
    public ContainerStreams exec(Target target, ExecOptions options) {
        return streams(target, options);
    }

    @Override
    public ContainerStreams attach(Target target, ExecOptions options) {
        return streams(target, options);
    }

    private ContainerStreams streams(Target target, ExecOptions options) {
        Container running = running(target).orElseThrow(() -> refused(notFound(target)));
        try {
            return runtime.containers().streams(running.id(), options);
        } catch (RuntimeFailure e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static StatusException refused(String why) {
        return StatusException.internal("unable to upgrade connection: " + why);
    }

    @Override
    public DuplexStream portForward(Target target, int port) {
        String sandbox =
                seen(target)
                        .readySandbox()
                        .orElseThrow(() ->
                                refused(
                                        "pod not found (\"%s_%s\")"
                                                .formatted(target.pod(), target.namespace())))
                        .id();
        try {
            return runtime.sandboxes().forward(sandbox, port);
        } catch (IOException | RuntimeFailure e) {
            throw StatusException.internal(
                    "error forwarding port %d to pod %s, uid : %s"
                            .formatted(port, sandbox, e.getMessage()));
        }
    }

    @Override
    public DuplexStream connect(String host, int port) throws IOException {
        return Dial.connect(runtime.sandboxes(), host, port, DIAL_TIMEOUT);
    }

    @Override
    public List<ContainerUsage> usage(Target target) {
        try {
            return seen(target).running().stream().flatMap(this::usage).toList();
        } catch (RuntimeFailure e) {
            throw StatusException.internal(String.valueOf(e.getMessage()));
        }
    }

    private Stream<ContainerUsage> usage(Container container) {
        if (!(container.state() instanceof Running(Instant startedAt))) {
            return Stream.empty();
        }
        try {
            Usage used = runtime.containers().usage(container.id());
            return Stream.of(
                    new ContainerUsage(
                            container.name(),
                            container.id(),
                            startedAt,
                            used.cpuTime(),
                            used.memoryBytes()));
        } catch (RuntimeFailure.Missing _) { // it ended meanwhile
            return Stream.empty();
        }
    }

    private Observation seen(Target target) {
        return Observation.of(
                runtime.pod(new PodRef(target.namespace(), target.pod(), uid(target))));
    }

    private String uid(Target target) {
        return target.uid().isEmpty()
                ? pods.get(target.namespace(), target.pod())
                        .map(Pod::uid)
                        .orElseThrow(() -> StatusException.notFound(Pod.KIND.type(), target.pod()))
                : target.uid();
    }
}
