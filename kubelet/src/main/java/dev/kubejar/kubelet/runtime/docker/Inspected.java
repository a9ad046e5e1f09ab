package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.ContainerState.Created;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A container as `GET /containers/ID/json` shows it: pure reading.
record Inspected(JsonObject json) {
    private static final int CANNOT_START = 128;

    String id() {
        return json.string("Id");
    }

    Map<String, String> labels() {
        return json.object("Config").stringMap("Labels");
    }

    PodRef pod() {
        return DockerLabels.pod(labels());
    }

    boolean isSandbox() {
        return "sandbox".equals(labels().get(DockerLabels.TYPE));
    }

    boolean isRunning() {
        return json.object("State").bool("Running");
    }

    boolean hasTerminal() {
        return json.object("Config").bool("Tty");
    }

    boolean usesHostNetwork() {
        return json.object("HostConfig").string("NetworkMode").equals("host");
    }

    /// Of the containers of this sandbox: `own`, `shared` or `host`.
    String processes() {
        return labels().getOrDefault(DockerLabels.PROCESSES, "own");
    }

    /// The score for a container of this sandbox: none is spared where its sandbox could not be.
    int oomScoreAdj(int wanted) {
        boolean spared = json.object("HostConfig").integer("OomScoreAdj", 0) < 0;
        return spared ? wanted : Math.max(0, wanted);
    }

    /// Newest first among the sandboxes or the containers of a pod.
    Instant createdAt() {
        return instant(json.string("Created"));
    }

    Sandbox sandbox() {
        return new Sandbox(
                id(),
                pod(),
                DockerLabels.attempt(labels()),
                isRunning(),
                isRunning() ? addresses() : List.of(),
                createdAt(),
                DockerLabels.callers(labels()));
    }

    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        json.object("NetworkSettings")
                .object("Networks")
                .forEach((_, network) -> addresses.addAll(addresses(network)));
        return addresses;
    }

    private static List<String> addresses(Json network) {
        return network instanceof JsonObject object && !object.string("IPAddress").isEmpty()
                ? List.of(object.string("IPAddress"))
                : List.of();
    }

    Container container() {
        Map<String, String> labels = labels();
        return new Container(
                id(),
                pod(),
                labels.getOrDefault(DockerLabels.CONTAINER_NAME, ""),
                DockerLabels.attempt(labels),
                labels.getOrDefault(DockerLabels.IMAGE, ""),
                labels.getOrDefault(DockerLabels.IMAGE_ID, json.string("Image")),
                createdAt(),
                DockerLabels.callers(labels),
                state());
    }

    ContainerState state() {
        JsonObject state = json.object("State");
        String error = state.string("Error");
        return switch (state.string("Status")) {
            case "created" ->
                    error.isEmpty()
                            ? new Created()
                            : new Exited(
                                    CANNOT_START,
                                    "StartError",
                                    error,
                                    Instant.EPOCH,
                                    Instant.EPOCH);
            case "running", "paused", "restarting" ->
                    new Running(instant(state.string("StartedAt")));
            default -> exited(state, error);
        };
    }

    private static Exited exited(JsonObject state, String error) {
        int exitCode = Math.toIntExact(state.integer("ExitCode", 0));
        String reason =
                state.bool("OOMKilled") ? "OOMKilled" : exitCode == 0 ? "Completed" : "Error";
        return new Exited(
                exitCode,
                reason,
                error,
                instant(state.string("StartedAt")),
                instant(state.string("FinishedAt")));
    }

    /// The engine's `0001-01-01T00:00:00Z`, never, is the epoch.
    private static Instant instant(String text) {
        if (text.isEmpty() || text.startsWith("0001-")) {
            return Instant.EPOCH;
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
