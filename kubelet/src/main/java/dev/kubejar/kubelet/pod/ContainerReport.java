package dev.kubejar.kubelet.pod;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.pod.ReportedState.Running;
import dev.kubejar.kubelet.pod.ReportedState.Terminated;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import java.util.Optional;

/// One entry of `status.containerStatuses` or `status.initContainerStatuses`.
///
/// @param lastTermination how the container before this one ended
/// @param health what the probes say of it
/// @param extra the fields that follow from the spec alone: `allocatedResources`, `resources`,
///   `volumeMounts`
public record ContainerReport(
        String name,
        ReportedState state,
        Optional<Terminated> lastTermination,
        Health health,
        int restartCount,
        Identity identity,
        JsonObject extra) {

    /// What the probes say of it.
    public record Health(boolean ready, boolean started) {
        static final Health NONE = new Health(false, false);
    }

    /// What it is: the image that its spec or the engine names, and its ids once it exists.
    public record Identity(String image, String imageId, String containerId) {}

    boolean isRunning() {
        return state instanceof Running;
    }

    boolean ready() {
        return health.ready();
    }

    boolean started() {
        return health.started();
    }

    /// How it ended, or, while it waits to run again, how its predecessor did.
    Optional<Terminated> ending() {
        return switch (state) {
            case Terminated over -> Optional.of(over);
            case Waiting _ -> lastTermination;
            case Running _ -> Optional.empty();
        };
    }

    ContainerReport withState(ReportedState next) {
        return new ContainerReport(
                name, next, lastTermination, health, restartCount, identity, extra);
    }

    ContainerReport withLastTermination(Terminated last) {
        return new ContainerReport(
                name, state, Optional.of(last), health, restartCount, identity, extra);
    }

    ContainerReport withHealth(Health next) {
        return new ContainerReport(
                name, state, lastTermination, next, restartCount, identity, extra);
    }

    ContainerReport withRestartCount(int count) {
        return new ContainerReport(name, state, lastTermination, health, count, identity, extra);
    }

    JsonObject json() {
        var json =
                JsonObject.builder()
                        .put("name", name)
                        .put("state", state.json())
                        .put(
                                "lastState",
                                lastTermination.map(ReportedState::json).orElse(JsonObject.EMPTY))
                        .put("ready", health.ready())
                        .put("restartCount", restartCount)
                        .put("image", identity.image())
                        .put("imageID", identity.imageId())
                        .putUnlessEmpty("containerID", identity.containerId())
                        .put("started", health.started());
        extra.forEach(json::put);
        return json.build();
    }

    static ContainerReport parse(JsonObject json) {
        return new ContainerReport(
                json.string("name"),
                ReportedState.parse(json.object("state")).orElse(new Waiting("", "")),
                ReportedState.parse(json.object("lastState"))
                        .filter(Terminated.class::isInstance)
                        .map(Terminated.class::cast),
                new Health(json.bool("ready"), json.bool("started")),
                (int) json.integer("restartCount", 0),
                new Identity(
                        json.string("image"), json.string("imageID"), json.string("containerID")),
                JsonObject.EMPTY);
    }
}
