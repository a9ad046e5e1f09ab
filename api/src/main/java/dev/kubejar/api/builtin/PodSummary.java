package dev.kubejar.api.builtin;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.ContainerState;
import dev.kubejar.api.core.container.ContainerStatus;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A pod in the few words of `kubectl get pods`.
///
/// The reason is the phase, unless something says more: the pod's own reason, a closed scheduling
/// gate, the first init container that has not done its part, else the first container that waits
/// or has ended, and last of all the pod's deletion.
///
/// Source: `printPod` in
/// [printers](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/printers/internalversion/printers.go)
///
/// @param readyCount of the containers and sidecars, `total` in all
/// @param lastRestart when the last run that was followed by another one ended
record PodSummary(
        int readyCount, int total, String reason, int restarts, Optional<Instant> lastRestart) {

    String ready() {
        return readyCount + "/" + total;
    }

    static PodSummary of(Pod pod) {
        return new Count(pod).summary();
    }

    /// Adds up one pod; lives for one call.
    private static final class Count {
        private final Pod pod;
        private String reason;
        private int ready;
        private int restarts;
        private Optional<Instant> lastRestart = Optional.empty();

        Count(Pod pod) {
            this.pod = pod;
            this.reason = phaseReason(pod);
        }

        private static String phaseReason(Pod pod) {
            PodStatus status = pod.status();
            boolean gated =
                    status.condition("PodScheduled")
                            .filter(it -> it.reason().equals("SchedulingGated"))
                            .isPresent();
            if (gated) {
                return "SchedulingGated";
            }
            return status.reason().isEmpty() ? status.phase() : status.reason();
        }

        PodSummary summary() {
            boolean initialized = countInitContainers();
            if (initialized || isConditionTrue("Initialized")) {
                restarts = 0;
                lastRestart = Optional.empty();
                pod.status().initContainerStatuses().stream()
                        .filter(it -> isSidecar(it.name()))
                        .forEach(this::countRestarts);
                countContainers();
            }
            long sidecars =
                    pod.spec().initContainers().stream().filter(Container::isSidecar).count();
            int total = pod.spec().containers().size() + Math.toIntExact(sidecars);
            return new PodSummary(ready, total, deletionReason(), restarts, lastRestart);
        }

        private boolean isConditionTrue(String type) {
            return pod.status().condition(type).filter(it -> it.isTrue()).isPresent();
        }

        private boolean isSidecar(String name) {
            return pod.spec().initContainers().stream()
                    .anyMatch(it -> it.name().equals(name) && it.isSidecar());
        }

        private void countRestarts(ContainerStatus status) {
            restarts += status.restartCount();
            Optional<Instant> ended =
                    status.lastState().terminated().flatMap(ContainerState.Terminated::finishedAt);
            if (ended.isPresent()
                    && lastRestart.filter(it -> !it.isBefore(ended.get())).isEmpty()) {
                lastRestart = ended;
            }
        }

        /// Whether all init containers have done their part.
        private boolean countInitContainers() {
            List<ContainerStatus> statuses = pod.status().initContainerStatuses();
            for (int i = 0; i < statuses.size(); i++) {
                ContainerStatus status = statuses.get(i);
                countRestarts(status);
                if (isSidecar(status.name()) && status.started() && !hasSucceeded(status)) {
                    ready += status.ready() ? 1 : 0;
                } else if (!hasSucceeded(status)) {
                    reason = initReason(status.state(), i);
                    return false;
                }
            }
            return true;
        }

        private static boolean hasSucceeded(ContainerStatus status) {
            return status.state().terminated().filter(it -> it.exitCode() == 0).isPresent();
        }

        private String initReason(ContainerState state, int index) {
            Optional<String> ended = state.terminated().map(Count::endReason);
            Optional<String> waits =
                    state.waiting()
                            .map(ContainerState.Waiting::reason)
                            .filter(it -> !it.isEmpty() && !it.equals("PodInitializing"));
            return "Init:"
                    + ended.or(() -> waits)
                            .orElse(index + "/" + pod.spec().initContainers().size());
        }

        private static String endReason(ContainerState.Terminated end) {
            if (!end.reason().isEmpty()) {
                return end.reason();
            }
            return end.signal() != 0 ? "Signal:" + end.signal() : "ExitCode:" + end.exitCode();
        }

        private void countContainers() {
            boolean hasRunning = false;
            for (ContainerStatus status : pod.status().containerStatuses().reversed()) {
                countRestarts(status);
                ContainerState state = status.state();
                Optional<String> waits =
                        state.waiting()
                                .map(ContainerState.Waiting::reason)
                                .filter(it -> !it.isEmpty());
                Optional<String> said = waits.or(() -> state.terminated().map(Count::endReason));
                if (said.isPresent()) {
                    reason = said.get();
                } else if (status.ready() && state.running().isPresent()) {
                    hasRunning = true;
                    ready++;
                }
            }
            if (reason.equals("Completed") && hasRunning) {
                reason = isConditionTrue("Ready") ? "Running" : "NotReady";
            }
        }

        private String deletionReason() {
            if (!pod.isDeleting()) {
                return reason;
            }
            if (pod.status().reason().equals("NodeLost")) {
                return PodStatus.UNKNOWN;
            }
            return pod.isTerminal() ? reason : "Terminating";
        }
    }
}
