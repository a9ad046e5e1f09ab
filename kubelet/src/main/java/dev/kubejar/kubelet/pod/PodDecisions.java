package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.Probe;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodSpec;
import dev.kubejar.kubelet.pod.Action.CreateSandbox;
import dev.kubejar.kubelet.pod.Action.RemoveContainer;
import dev.kubejar.kubelet.pod.Action.ResizeContainer;
import dev.kubejar.kubelet.pod.Action.StartContainer;
import dev.kubejar.kubelet.pod.Action.StopContainer;
import dev.kubejar.kubelet.pod.Action.StopPod;
import dev.kubejar.kubelet.pod.ReportedState.Running;
import dev.kubejar.kubelet.pod.ReportedState.Terminated;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import dev.kubejar.kubelet.probe.ProbeType;
import dev.kubejar.kubelet.probe.Verdict;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what a pod needs next: a sandbox, then its init containers one after another, then its
/// containers, and each of them again as its restart policy and back-off say; or to be stopped.
///
/// Level-triggered: looks only at what is, so it may be asked at any time and after any restart.
/// One instance collects one decision and is thrown away.
///
/// Source: [Pod lifecycle](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/)
public final class PodDecisions {
    private final Pod pod;
    private final PodSpec spec;
    private final Observation seen;
    private final Known known;
    private final Instant now;

    private final List<Action> actions = new ArrayList<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private Optional<Instant> lookAgain = Optional.empty();

    /// How far the init phase is.
    private enum Phase {
        UNDER_WAY,
        DONE,
        FAILED
    }

    private PodDecisions(Pod pod, Observation seen, Known known, Instant now) {
        this.pod = pod;
        this.spec = pod.spec();
        this.seen = seen;
        this.known = known;
        this.now = now;
    }

    public static Decision decide(Pod pod, Observation seen, Known known, Instant now) {
        var decisions = new PodDecisions(pod, seen, known, now);
        decisions.decide();
        return new Decision(decisions.actions, decisions.waiting, decisions.lookAgain);
    }

    /// Whether the pod is to be stopped, whatever its containers do.
    public static boolean mustEnd(Pod pod, Known known) {
        return pod.isDeleting() || pod.isTerminal() || known.isOver() || known.end().isPresent();
    }

    /// How long containers get to end by themselves.
    public static Duration grace(Pod pod) {
        long ofDeletion = pod.meta().json().integer("deletionGracePeriodSeconds", -1);
        return pod.isDeleting() && ofDeletion >= 0
                ? Duration.ofSeconds(ofDeletion)
                : pod.spec().terminationGracePeriod();
    }

    private void decide() {
        if (mustEnd(pod, known) || isOver()) {
            stopPod();
            return;
        }
        watchDeadline();
        actions.addAll(Housekeeping.removals(seen));
        if (seen.readySandbox().isEmpty()) {
            actions.add(new CreateSandbox(seen.sandbox().map(one -> one.attempt() + 1).orElse(0)));
            return;
        }
        switch (initPhase()) {
            case UNDER_WAY -> startEphemeral();
            case FAILED -> stopPod();
            case DONE -> {
                startEphemeral();
                spec.containers().forEach(this::keep);
            }
        }
    }

    /// Whether every container has ended and none is to run again.
    private boolean isOver() {
        return spec.containers().stream().allMatch(this::hasEndedForGood);
    }

    private boolean hasEndedForGood(Container container) {
        Optional<Integer> exitCode =
                seen.newest(container.name())
                        .map(one -> one.state() instanceof Exited over ? over.exitCode() : null)
                        .or(() -> reportedExitCode(container));
        return exitCode.filter(code -> !RestartRules.restarts(spec, container, code)).isPresent();
    }

    /// Of a container that the runtime knows no more.
    private Optional<Integer> reportedExitCode(Container container) {
        return seen.newest(container.name()).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(known.reports().get(container.name()))
                        .map(ContainerReport::state)
                        .filter(Terminated.class::isInstance)
                        .map(state -> ((Terminated) state).exitCode());
    }

    private void stopPod() {
        if (!seen.isStopped()) {
            actions.add(new StopPod(grace(pod)));
        }
    }

    private void watchDeadline() {
        spec.activeDeadline()
                .flatMap(deadline -> pod.status().startTime().map(start -> start.plus(deadline)))
                .ifPresent(this::lookAgainAt);
    }

    // ---- init containers

    private Phase initPhase() {
        if (hasBegun()) {
            spec.initContainers().stream().filter(Container::isSidecar).forEach(this::keep);
            return Phase.DONE;
        }
        for (Container container : spec.initContainers()) {
            Phase phase = container.isSidecar() ? sidecar(container) : initContainer(container);
            if (phase != Phase.DONE) {
                return phase;
            }
        }
        return Phase.DONE;
    }

    /// Whether an ordinary container was started in this sandbox: then all init containers are
    /// done, even if nothing is left of them.
    private boolean hasBegun() {
        return spec.containers().stream()
                .flatMap(container -> seen.newestInSandbox(container.name()).stream())
                .anyMatch(one -> !(one.state() instanceof ContainerState.Created));
    }

    private Phase initContainer(Container container) {
        Optional<ContainerState> state =
                seen.newestInSandbox(container.name())
                        .map(dev.kubejar.kubelet.runtime.Container::state);
        if (state.isPresent() && state.get() instanceof ContainerState.Running) {
            return Phase.UNDER_WAY;
        }
        if (state.isPresent() && state.get() instanceof Exited over) {
            if (over.exitCode() == 0) {
                return Phase.DONE;
            }
            if (!RestartRules.restarts(spec, container, over.exitCode())) {
                return Phase.FAILED;
            }
        }
        start(container, Role.INIT);
        return Phase.UNDER_WAY;
    }

    /// A sidecar lets the next one begin as soon as it has started.
    private Phase sidecar(Container container) {
        keep(container, Role.INIT);
        return seen.newestInSandbox(container.name())
                        .filter(one -> isStarted(container, one))
                        .isPresent()
                ? Phase.DONE
                : Phase.UNDER_WAY;
    }

    private boolean isStarted(Container container, dev.kubejar.kubelet.runtime.Container one) {
        return Observation.isRunning(one)
                && (container.startupProbe().isEmpty()
                        || known.probes()
                                .of(one.id(), ProbeType.STARTUP)
                                .filter(verdict -> verdict == Verdict.SUCCESS)
                                .isPresent());
    }

    // ---- containers

    private void startEphemeral() {
        spec.ephemeralContainers().stream()
                .filter(container -> seen.newest(container.name()).isEmpty())
                .filter(container ->
                        !known.reports().containsKey(container.name()) || hadNotRun(container))
                .forEach(container -> start(container, Role.EPHEMERAL));
    }

    private boolean hadNotRun(Container container) {
        var report = known.reports().get(container.name());
        return report == null || report.state() instanceof Waiting;
    }

    private void keep(Container container) {
        keep(container, container.isSidecar() && isInit(container) ? Role.INIT : Role.ORDINARY);
    }

    private boolean isInit(Container container) {
        return spec.initContainers().contains(container);
    }

    /// Keeps a container running: starts it, starts it again, or stops it for a new start.
    private void keep(Container container, Role role) {
        var newest = seen.newest(container.name());
        if (newest.isPresent() && Observation.isRunning(newest.get())) {
            stopIfBroken(container, newest.get());
            return;
        }
        boolean over =
                newest.isPresent()
                        && newest.get().state() instanceof Exited exited
                        && !RestartRules.restarts(spec, container, exited.exitCode());
        if (!over && !hasEndedForGood(container)) {
            start(container, role);
        }
    }

    private void stopIfBroken(Container container, dev.kubejar.kubelet.runtime.Container running) {
        String hash = running.labels().getOrDefault(Labels.HASH, "");
        String restart =
                RestartRules.restartsOnFailure(spec, container) ? ", will be restarted" : "";
        String name = "Container " + container.name();
        if (!hash.equals(Labels.hash(container))) {
            stop(container, running, name + " definition changed, will be restarted", grace(pod));
        } else if (known.probes().failed(running.id(), ProbeType.STARTUP)) {
            Duration grace = grace(container.startupProbe());
            stop(container, running, name + " failed startup probe" + restart, grace);
        } else if (known.probes().failed(running.id(), ProbeType.LIVENESS)) {
            Duration grace = grace(container.livenessProbe());
            stop(container, running, name + " failed liveness probe" + restart, grace);
        } else if (Allocation.isResized(container, seen)) {
            resize(container, running, name);
        }
    }

    private void resize(
            Container container, dev.kubejar.kubelet.runtime.Container running, String name) {
        if (Allocation.needsRestart(container, seen)) {
            stop(container, running, name + " resize requires restart", grace(pod));
        } else {
            actions.add(new ResizeContainer(running.id(), container));
        }
    }

    private Duration grace(Optional<Probe> probe) {
        return probe.flatMap(Probe::terminationGracePeriod).orElse(grace(pod));
    }

    private void stop(
            Container container,
            dev.kubejar.kubelet.runtime.Container running,
            String why,
            Duration grace) {
        actions.add(new StopContainer(running.id(), container, why, grace));
    }

    /// Starts a container now, or says why not yet.
    private void start(Container container, Role role) {
        Optional<Hold> hold =
                Optional.ofNullable(known.holds().get(container.name()))
                        .filter(one -> now.isBefore(one.until()));
        if (hold.isPresent()) {
            waiting.put(container.name(), hold.get().shownAt(now));
            lookAgainAt(hold.get().changesAfter(now));
            return;
        }
        Optional<Instant> heldUntil = crashLoopUntil(container);
        if (heldUntil.isPresent()) {
            waiting.put(container.name(), crashLoop(container));
            lookAgainAt(heldUntil.get());
            return;
        }
        seen.newest(container.name())
                .filter(one -> one.state() instanceof ContainerState.Created)
                .ifPresent(one -> actions.add(new RemoveContainer(one.id())));
        actions.add(new StartContainer(container, role, attempt(container)));
    }

    private Optional<Instant> crashLoopUntil(Container container) {
        return seen.newest(container.name())
                .filter(one -> one.state() instanceof Exited)
                .flatMap(one ->
                        known.restarts()
                                .holdsUntil(
                                        Known.restartKey(container),
                                        ((Exited) one.state()).finishedAt(),
                                        now));
    }

    private Waiting crashLoop(Container container) {
        Duration delay = known.restarts().delay(Known.restartKey(container));
        return new Waiting(
                "CrashLoopBackOff",
                "back-off %s restarting failed container=%s pod=%s"
                        .formatted(GoText.duration(delay), container.name(), GoText.pod(pod)));
    }

    private int attempt(Container container) {
        var newest = seen.newest(container.name());
        if (newest.isPresent()) {
            boolean ran = !(newest.get().state() instanceof ContainerState.Created);
            return newest.get().attempt() + (ran ? 1 : 0);
        }
        return Optional.ofNullable(known.reports().get(container.name()))
                .map(PodDecisions::attemptAfter)
                .orElse(0);
    }

    /// Of a container that the runtime knows no more.
    private static int attemptAfter(ContainerReport report) {
        return switch (report.state()) {
            case Running _, Terminated _ -> report.restartCount() + 1;
            case Waiting _ -> report.restartCount();
        };
    }

    private void lookAgainAt(Instant at) {
        lookAgain = lookAgain.filter(earlier -> !at.isBefore(earlier)).or(() -> Optional.of(at));
    }
}
