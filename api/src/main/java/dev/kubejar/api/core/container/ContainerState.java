package dev.kubejar.api.core.container;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A view of a container's `state`: waiting, running or terminated; waiting when nothing is said.
public record ContainerState(JsonObject json) {

    public Optional<Waiting> waiting() {
        return json.findObject("waiting").map(Waiting::new);
    }

    public Optional<Running> running() {
        return json.findObject("running").map(Running::new);
    }

    public Optional<Terminated> terminated() {
        return json.findObject("terminated").map(Terminated::new);
    }

    /// Why a container does not run yet, or not again.
    public record Waiting(JsonObject json) {
        public String reason() {
            return json.string("reason");
        }

        public String message() {
            return json.string("message");
        }
    }

    /// Since when a container runs.
    public record Running(JsonObject json) {
        public Optional<Instant> startedAt() {
            return json.findString("startedAt").map(Timestamps::parse);
        }
    }

    /// How a container ended.
    public record Terminated(JsonObject json) {
        public int exitCode() {
            return Math.toIntExact(json.integer("exitCode", 0));
        }

        /// The signal that ended it; 0 when none did.
        public int signal() {
            return Math.toIntExact(json.integer("signal", 0));
        }

        public String reason() {
            return json.string("reason");
        }

        public String message() {
            return json.string("message");
        }

        public String containerId() {
            return json.string("containerID");
        }

        public Optional<Instant> startedAt() {
            return json.findString("startedAt").map(Timestamps::parse);
        }

        public Optional<Instant> finishedAt() {
            return json.findString("finishedAt").map(Timestamps::parse);
        }
    }
}
