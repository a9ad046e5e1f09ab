package dev.kubejar.kubelet.pod;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A container's state as `status.containerStatuses[].state` tells it.
///
/// Source:
/// [ContainerState](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ContainerState)
public sealed interface ReportedState {

    /// Not running yet, or not again; the reason is a word such as `ContainerCreating`.
    record Waiting(String reason, String message) implements ReportedState {}

    record Running(Instant startedAt) implements ReportedState {}

    /// Over.
    ///
    /// @param startedAt empty when nobody knows
    record Terminated(
            int exitCode,
            String reason,
            String message,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            String containerId)
            implements ReportedState {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// `{"running": {"startedAt": …}}`
    default JsonObject json() {
        return switch (this) {
            case Waiting(String reason, String message) ->
                    JsonObject.of(
                            "waiting",
                            JsonObject.builder()
                                    .putUnlessEmpty("reason", reason)
                                    .putUnlessEmpty("message", message)
                                    .build());
            case Running(Instant startedAt) ->
                    JsonObject.of(
                            "running",
                            JsonObject.EMPTY.with("startedAt", Timestamps.seconds(startedAt)));
            case Terminated over -> JsonObject.of("terminated", terminated(over));
        };
    }

    private static JsonObject terminated(Terminated over) {
        var json =
                JsonObject.builder()
                        .put("exitCode", over.exitCode())
                        .putUnlessEmpty("reason", over.reason())
                        .putUnlessEmpty("message", over.message());
        putTime(json, "startedAt", over.startedAt());
        putTime(json, "finishedAt", over.finishedAt());
        return json.putUnlessEmpty("containerID", over.containerId()).build();
    }

    private static void putTime(JsonObject.Builder json, String field, Optional<Instant> time) {
        json.put(
                field, time.<Json>map(at -> Json.of(Timestamps.seconds(at))).orElse(JsonNull.NULL));
    }

    /// Reads what [#json] wrote; empty when the object holds no state.
    static Optional<ReportedState> parse(JsonObject json) {
        if (json.has("running")) {
            return Optional.of(
                    new Running(time(json.object("running"), "startedAt").orElse(Instant.EPOCH)));
        }
        if (json.has("terminated")) {
            return Optional.of(parseTerminated(json.object("terminated")));
        }
        return json.findObject("waiting")
                .map(waiting -> new Waiting(waiting.string("reason"), waiting.string("message")));
    }

    private static Terminated parseTerminated(JsonObject json) {
        return new Terminated(
                (int) json.integer("exitCode", 0),
                json.string("reason"),
                json.string("message"),
                time(json, "startedAt"),
                time(json, "finishedAt"),
                json.string("containerID"));
    }

    private static Optional<Instant> time(JsonObject json, String field) {
        return json.findString(field).map(Timestamps::parse);
    }
}
