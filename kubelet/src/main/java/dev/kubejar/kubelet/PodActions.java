package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.kubelet.container.Grants;
import dev.kubejar.kubelet.container.PodFields;
import dev.kubejar.kubelet.pod.Action;
import dev.kubejar.kubelet.pod.Action.CreateSandbox;
import dev.kubejar.kubelet.pod.Action.RemoveContainer;
import dev.kubejar.kubelet.pod.Action.RemoveSandbox;
import dev.kubejar.kubelet.pod.Action.ResizeContainer;
import dev.kubejar.kubelet.pod.Action.StartContainer;
import dev.kubejar.kubelet.pod.Action.StopContainer;
import dev.kubejar.kubelet.pod.Action.StopPod;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.runtime.Sandbox;
import dev.kubejar.kubelet.volume.VolumeProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries out what was decided for one pod. Belongs to its worker.
final class PodActions {
    private static final Duration SANDBOX_RETRY = Duration.ofSeconds(10);
    private static final Duration FIRST_MOUNT_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_MOUNT_RETRY = Duration.ofSeconds(122);

    private final Kit kit;
    private final NodeContext node;
    private final PodMemory memory;
    private final InterruptGate gate;
    private final PodStopper stopper;
    private final ContainerStarter starter;
    private final SandboxStarter sandboxes;

    private Optional<Map<String, Path>> volumes = Optional.empty();
    private Duration mountRetry = FIRST_MOUNT_RETRY;

    PodActions(Kit kit, NodeContext node, PodMemory memory, InterruptGate gate) {
        this.kit = kit;
        this.node = node;
        this.memory = memory;
        this.gate = gate;
        this.stopper = new PodStopper(kit);
        this.starter = new ContainerStarter(kit, node, stopper);
        this.sandboxes = new SandboxStarter(kit);
    }

    /// Carries the actions out in order; when one of them cannot be, says when to try again.
    Optional<Instant> carryOut(List<Action> actions, Pod pod, Observation seen)
            throws InterruptedException {
        for (Action action : actions) {
            Optional<Instant> retry = carryOut(action, pod, seen);
            if (retry.isPresent()) {
                return retry;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> carryOut(Action action, Pod pod, Observation seen)
            throws InterruptedException {
        switch (action) {
            case CreateSandbox(int attempt) -> {
                return create(pod, seen, attempt);
            }
            case StartContainer start -> {
                return start(start, pod, seen);
            }
            case StopContainer(var id, var container, var why, var grace) ->
                    gate.pass(() ->
                            stopper.stop(pod, container, id, PodStopper.podIps(seen), why, grace));
            case StopPod(Duration grace) -> gate.pass(() -> stopper.stopPod(pod, seen, grace));
            case ResizeContainer(String id, Container container) -> {
                kit.runtime()
                        .containers()
                        .update(id, Grants.of(pod, container, node.memoryBytes()));
                memory.resized(id, container.resources().json());
            }
            case RemoveContainer(String id) -> kit.runtime().containers().remove(id);
            case RemoveSandbox(String id) -> kit.runtime().sandboxes().remove(id);
        }
        return Optional.empty();
    }

    private Optional<Instant> create(Pod pod, Observation seen, int attempt) {
        Optional<Instant> retry = mount(pod, seen);
        if (retry.isPresent()) {
            return retry;
        }
        return sandboxes.start(pod, seen, attempt)
                ? Optional.empty()
                : Optional.of(kit.time().now().plus(SANDBOX_RETRY));
    }

    private Optional<Instant> start(StartContainer start, Pod pod, Observation seen)
            throws InterruptedException {
        Optional<Instant> retry = mount(pod, seen);
        Optional<Sandbox> sandbox = seen.readySandbox();
        if (retry.isPresent() || sandbox.isEmpty()) {
            return retry;
        }
        memory.starting(start.container(), seen, kit.time().now());
        var place =
                new ContainerStarter.Place(
                        sandbox.get(),
                        podIps(pod, sandbox.get()),
                        volumes.orElse(Map.of()),
                        target(start.container(), seen));
        try {
            gate.pass(() -> starter.start(pod, start.container(), start.attempt(), place));
        } catch (StartProblem problem) {
            memory.hold(start.container(), problem.hold());
        }
        return Optional.empty();
    }

    /// The container whose processes an ephemeral one is to see, if that runs.
    private static Optional<String> target(Container container, Observation seen) {
        return seen.newest(container.targetContainerName())
                .filter(Observation::isRunning)
                .map(dev.kubejar.kubelet.runtime.Container::id);
    }

    private List<String> podIps(Pod pod, Sandbox sandbox) {
        return pod.spec().hostNetwork() ? node.place().hostIps() : sandbox.ips();
    }

    // ---- volumes

    /// Makes the volumes unless they are there; when that fails, says when to try again.
    private Optional<Instant> mount(Pod pod, Observation seen) {
        return volumes.isPresent() ? Optional.empty() : refresh(pod, seen);
    }

    /// Brings the volumes up to date.
    Optional<Instant> refresh(Pod pod, Observation seen) {
        var ips = seen.readySandbox().map(Sandbox::ips).orElse(List.of());
        var fields = new PodFields(pod, new PodFields.Addresses(node.place().hostIps(), ips));
        try {
            volumes = Optional.of(kit.volumes().mount(pod, fields));
            mountRetry = FIRST_MOUNT_RETRY;
            return Optional.empty();
        } catch (VolumeProblem problem) {
            kit.events().warning(pod, "FailedMount", problem.text());
            Duration wait = mountRetry;
            Duration twice = wait.multipliedBy(2);
            mountRetry = twice.compareTo(LAST_MOUNT_RETRY) > 0 ? LAST_MOUNT_RETRY : twice;
            return Optional.of(kit.time().now().plus(wait));
        }
    }

    /// Removes all that there is of a pod that has stopped.
    void tearDown(Pod pod, Observation seen) {
        seen.sandboxes().forEach(one -> kit.runtime().sandboxes().remove(one.id()));
        seen.containers().forEach(one -> kit.runtime().containers().remove(one.id()));
        kit.volumes().tearDown(pod.uid());
        volumes = Optional.empty();
    }
}
