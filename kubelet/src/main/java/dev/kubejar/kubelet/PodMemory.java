package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.pod.BackOffs;
import dev.kubejar.kubelet.pod.ContainerReport;
import dev.kubejar.kubelet.pod.Hold;
import dev.kubejar.kubelet.pod.Known;
import dev.kubejar.kubelet.pod.Known.End;
import dev.kubejar.kubelet.pod.Labels;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.pod.PodReport;
import dev.kubejar.kubelet.probe.ProbeResults;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a worker remembers of its pod from pass to pass. Nothing of it must survive a restart: the
/// status that was reported last and the runtime's containers tell the next process enough.
final class PodMemory {
    private final Map<String, Hold> holds = new HashMap<>();
    private final Map<String, JsonObject> resized = new HashMap<>();
    private BackOffs restarts = BackOffs.NONE;
    private Optional<End> end = Optional.empty();
    private boolean isOver;
    private JsonObject status;
    private Map<String, ContainerReport> reports;

    /// @param pod with the status that was reported last, by this process or the one before
    PodMemory(Pod pod) {
        this.status = pod.object().status();
        this.reports = PodReport.containersOf(status);
    }

    /// The pod with the status as we know it: the one from the API may lie behind our own writes.
    Pod current(Pod pod) {
        JsonArray conditions = pod.object().status().array("conditions");
        adopt(new PodStatus(pod.object().status()));
        return new Pod(pod.object().with("status", status.with("conditions", conditions)));
    }

    /// Others may have declared the pod failed.
    private void adopt(PodStatus stored) {
        boolean isOverThere =
                stored.phase().equals(PodStatus.FAILED)
                        || stored.phase().equals(PodStatus.SUCCEEDED);
        if (isOverThere && !stored.phase().equals(status.string("phase"))) {
            isOver = true;
            status =
                    status.with("phase", stored.phase())
                            .with("reason", stored.reason())
                            .with("message", stored.message());
        }
    }

    /// The status as it was last reported.
    JsonObject status() {
        return status;
    }

    Map<String, ContainerReport> reports() {
        return reports;
    }

    void reported(PodReport report) {
        status = report.status();
        reports = report.containers();
        isOver |= report.isOver();
    }

    /// @param isGone whether the API server knows the pod no more
    Known known(ProbeResults probes, boolean isGone) {
        return new Known(end, isOver || isGone, probes, restarts, holds, reports);
    }

    void end(End why) {
        end = Optional.of(why);
    }

    boolean isEnding() {
        return end.isPresent() || isOver;
    }

    // ---- resizes

    /// A container has been given `resources`.
    void resized(String containerId, JsonObject resources) {
        resized.put(containerId, resources);
    }

    /// What the runtime shows, with what containers were given since they were made.
    Observation withResizes(Observation seen) {
        resized.keySet()
                .retainAll(
                        seen.containers().stream()
                                .map(dev.kubejar.kubelet.runtime.Container::id)
                                .toList());
        if (resized.isEmpty()) {
            return seen;
        }
        return new Observation(
                seen.sandboxes(), seen.containers().stream().map(this::withResize).toList());
    }

    private dev.kubejar.kubelet.runtime.Container withResize(
            dev.kubejar.kubelet.runtime.Container one) {
        JsonObject resources = resized.get(one.id());
        return resources == null ? one : one.withLabel(Labels.RESOURCES, resources.toString());
    }

    // ---- starting containers

    /// A container is being started: if its predecessor has ended, the next one waits longer.
    void starting(Container container, Observation seen, Instant now) {
        holds.remove(container.name());
        seen.newest(container.name())
                .filter(one -> one.state() instanceof Exited)
                .map(one -> ((Exited) one.state()).finishedAt())
                .ifPresent(ended ->
                        restarts = restarts.raised(Known.restartKey(container), ended, now));
    }

    void hold(Container container, Hold hold) {
        holds.put(container.name(), hold);
    }

    /// What a container's configuration refers to has changed: it may work now. Whether one was
    /// held for that.
    boolean releaseConfigHolds() {
        return holds.values()
                .removeIf(hold -> hold.waiting().reason().equals("CreateContainerConfigError"));
    }
}
