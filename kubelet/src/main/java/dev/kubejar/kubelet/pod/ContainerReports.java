package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.VolumeMount;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.pod.ContainerReport.Health;
import dev.kubejar.kubelet.pod.ContainerReport.Identity;
import dev.kubejar.kubelet.pod.ReportedState.Running;
import dev.kubejar.kubelet.pod.ReportedState.Terminated;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import dev.kubejar.kubelet.probe.ProbeType;
import dev.kubejar.kubelet.probe.Verdict;
import dev.kubejar.kubelet.runtime.ContainerState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns what the runtime shows of a pod's containers into their status entries.
///
/// @param waiting why containers that should run are not being started, by name
/// @param engine prefix of container ids, such as `docker`
record ContainerReports(
        Pod pod, Observation seen, Known known, Map<String, Waiting> waiting, String engine) {
    private static final int KILLED = 137;
    private static final String UNKNOWN = "ContainerStatusUnknown";
    private static final String LOST =
            "The container could not be located when the pod was deleted.  The container used to be Running";
    static final Terminated NEVER_SEEN =
            new Terminated(
                    KILLED,
                    UNKNOWN,
                    "The container could not be located when the pod was terminated",
                    Optional.empty(),
                    Optional.empty(),
                    "");

    /// The entries of one list of the status, in upstream's order: init containers as in the spec,
    /// others by name.
    List<ContainerReport> of(Role role) {
        return switch (role) {
            case INIT ->
                    pod.spec().initContainers().stream().map(one -> report(one, role)).toList();
            case ORDINARY -> sorted(pod.spec().containers(), role);
            case EPHEMERAL -> sorted(pod.spec().ephemeralContainers(), role);
        };
    }

    private List<ContainerReport> sorted(List<Container> containers, Role role) {
        return containers.stream()
                .map(one -> report(one, role))
                .sorted(Comparator.comparing(ContainerReport::name))
                .toList();
    }

    private ContainerReport report(Container container, Role role) {
        var old = Optional.ofNullable(known.reports().get(container.name()));
        var newest = seen.newest(container.name());
        ContainerReport report =
                newest.isPresent() ? shown(container, newest.get(), old) : unseen(container, old);
        ContainerReport now = withWaiting(report);
        return now.withHealth(health(container, role, now, newest.map(one -> one.id()).orElse("")));
    }

    // ---- what the runtime shows

    private ContainerReport shown(
            Container container,
            dev.kubejar.kubelet.runtime.Container one,
            Optional<ContainerReport> old) {
        Optional<Terminated> last =
                seen.previous(container.name())
                        .map(this::state)
                        .filter(Terminated.class::isInstance)
                        .map(Terminated.class::cast)
                        .or(() -> lastOf(old, one.attempt()));
        return new ContainerReport(
                container.name(),
                state(one),
                last,
                Health.NONE,
                one.attempt(),
                new Identity(one.image(), one.imageId(), id(one)),
                extra(container, one).build());
    }

    /// How the container before this attempt ended, as reported once.
    private static Optional<Terminated> lastOf(Optional<ContainerReport> old, int attempt) {
        return old.flatMap(report ->
                report.restartCount() < attempt && report.state() instanceof Terminated ended
                        ? Optional.of(ended)
                        : report.lastTermination());
    }

    private ReportedState state(dev.kubejar.kubelet.runtime.Container one) {
        return switch (one.state()) {
            case ContainerState.Created _ -> new Waiting("", "");
            case ContainerState.Running(var startedAt) -> new Running(startedAt);
            case ContainerState.Exited over ->
                    new Terminated(
                            over.exitCode(),
                            over.reason(),
                            over.message(),
                            Optional.of(over.startedAt()),
                            Optional.of(over.finishedAt()),
                            id(one));
        };
    }

    private String id(dev.kubejar.kubelet.runtime.Container one) {
        return engine + "://" + one.id();
    }

    /// What the status says of a container's spec. Upstream shows the allocated resources once the
    /// container exists.
    private static JsonObject.Builder extra(
            Container container, dev.kubejar.kubelet.runtime.Container one) {
        var requests = container.resources().json().object("requests");
        var has = Labels.resources(one).orElse(container.resources());
        return mounts(container)
                .putUnlessEmpty("allocatedResources", requests)
                .put("resources", has.json());
    }

    private static JsonObject.Builder mounts(Container container) {
        return JsonObject.builder()
                .putUnlessEmpty(
                        "volumeMounts",
                        JsonArray.of(
                                container.volumeMounts().stream()
                                        .map(ContainerReports::mount)
                                        .toList()));
    }

    private static JsonObject mount(VolumeMount mount) {
        var json =
                JsonObject.builder().put("name", mount.name()).put("mountPath", mount.mountPath());
        if (mount.readOnly()) {
            json.put("readOnly", true).put("recursiveReadOnly", "Disabled");
        }
        return json.build();
    }

    // ---- what it does not show

    private ContainerReport unseen(Container container, Optional<ContainerReport> old) {
        if (old.isPresent() && old.get().state() instanceof Terminated) {
            return old.get();
        }
        var report =
                new ContainerReport(
                        container.name(),
                        new Waiting(firstReason(), ""),
                        old.flatMap(ContainerReport::lastTermination),
                        Health.NONE,
                        old.map(ContainerReport::restartCount).orElse(0),
                        new Identity(container.image(), "", ""),
                        mounts(container).build());
        boolean lost =
                old.isPresent() && old.get().isRunning() && old.get().lastTermination().isEmpty();
        if (!lost) {
            return report;
        }
        var ended = new Terminated(KILLED, UNKNOWN, LOST, Optional.empty(), Optional.empty(), "");
        int restarts = report.restartCount() + (pod.isDeleting() ? 0 : 1);
        return report.withLastTermination(ended).withRestartCount(restarts);
    }

    private String firstReason() {
        return pod.spec().initContainers().isEmpty() ? "ContainerCreating" : "PodInitializing";
    }

    private ContainerReport withWaiting(ContainerReport report) {
        Waiting why = waiting.get(report.name());
        if (why == null || report.isRunning()) {
            return report;
        }
        ContainerReport waits = report.withState(why);
        return report.state() instanceof Terminated ended
                ? waits.withLastTermination(ended)
                : waits;
    }

    // ---- what the probes say

    private Health health(Container container, Role role, ContainerReport report, String id) {
        if (role == Role.INIT && !container.isSidecar()) {
            boolean completed = report.state() instanceof Terminated over && over.succeeded();
            return new Health(completed, false);
        }
        if (!report.isRunning() || role == Role.EPHEMERAL) { // nobody waits for one of those
            return Health.NONE;
        }
        boolean started = container.startupProbe().isEmpty() || passed(id, ProbeType.STARTUP);
        boolean ready = container.readinessProbe().isEmpty() || passed(id, ProbeType.READINESS);
        return new Health(started && ready, started);
    }

    private boolean passed(String id, ProbeType type) {
        return known.probes()
                .of(id, type)
                .filter(verdict -> verdict == Verdict.SUCCESS)
                .isPresent();
    }
}
