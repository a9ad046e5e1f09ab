package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.PodSpec;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.kubelet.pod.ReportedState.Running;
import dev.kubejar.kubelet.pod.ReportedState.Terminated;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sums a pod's containers up to its phase.
///
/// Source: [Pod phase](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase)
final class PodPhase {
    private final PodSpec spec;
    private final Map<String, ContainerReport> reports;

    private PodPhase(PodSpec spec, Map<String, ContainerReport> reports) {
        this.spec = spec;
        this.reports = reports;
    }

    /// @param isStopped whether nothing of the pod runs or will run again
    /// @param hasBegun whether an ordinary container was started in the present sandbox
    static String of(
            PodSpec spec, List<ContainerReport> reports, boolean isStopped, boolean hasBegun) {
        var byName =
                reports.stream()
                        .collect(Collectors.toMap(ContainerReport::name, Function.identity()));
        return new PodPhase(spec, byName).phase(isStopped, hasBegun);
    }

    private String phase(boolean isStopped, boolean hasBegun) {
        if (spec.initContainers().stream().anyMatch(this::hasFailedForGood)) {
            return PodStatus.FAILED;
        }
        boolean initPends = spec.initContainers().stream().anyMatch(this::initPends);
        boolean sidecarPends = spec.initContainers().stream().anyMatch(this::sidecarPends);
        if (initPends
                || (sidecarPends && !hasBegun)
                || spec.containers().stream().anyMatch(this::waitsForFirstStart)
                || sidecars().anyMatch(this::waitsForFirstStart)) {
            return PodStatus.PENDING;
        }
        boolean running =
                spec.containers().stream().anyMatch(this::runs) || sidecars().anyMatch(this::runs);
        return running ? PodStatus.RUNNING : phaseOfStopped(isStopped);
    }

    private Stream<Container> sidecars() {
        return spec.initContainers().stream().filter(Container::isSidecar);
    }

    private String phaseOfStopped(boolean isStopped) {
        boolean restarts =
                !isStopped
                        && spec.containers().stream()
                                .anyMatch(container ->
                                        exitCode(container)
                                                .filter(code -> restarts(container, code))
                                                .isPresent());
        if (restarts) {
            return PodStatus.RUNNING;
        }
        boolean allWell =
                spec.containers().stream()
                        .allMatch(container ->
                                exitCode(container).filter(code -> code == 0).isPresent());
        return allWell ? PodStatus.SUCCEEDED : PodStatus.FAILED;
    }

    private boolean restarts(Container container, int exitCode) {
        return RestartRules.restarts(spec, container, exitCode);
    }

    private Optional<ContainerReport> report(Container container) {
        return Optional.ofNullable(reports.get(container.name()));
    }

    private Optional<Integer> exitCode(Container container) {
        return report(container).flatMap(ContainerReport::ending).map(Terminated::exitCode);
    }

    private boolean runs(Container container) {
        return report(container).filter(ContainerReport::isRunning).isPresent();
    }

    private boolean waitsForFirstStart(Container container) {
        return report(container)
                .filter(one -> one.state() instanceof Waiting && one.lastTermination().isEmpty())
                .isPresent();
    }

    private boolean hasFailedForGood(Container container) {
        return !container.isSidecar()
                && exitCode(container)
                        .filter(code -> code != 0 && !restarts(container, code))
                        .isPresent();
    }

    private boolean initPends(Container container) {
        return !container.isSidecar()
                && report(container)
                        .map(one -> one.state() instanceof Running || one.ending().isEmpty())
                        .orElse(true);
    }

    private boolean sidecarPends(Container container) {
        return container.isSidecar()
                && report(container)
                        .map(one -> one.isRunning() ? !one.started() : one.ending().isEmpty())
                        .orElse(true);
    }
}
