package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/// A view of a container's probe: what to try, how often, and how many times it may fail.
///
/// Source:
/// [Probes](https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/)
public record Probe(JsonObject json) {

    public LifecycleHandler handler() {
        return new LifecycleHandler(json);
    }

    public Duration initialDelay() {
        return Duration.ofSeconds(json.integer("initialDelaySeconds", 0));
    }

    public Duration period() {
        return Duration.ofSeconds(json.integer("periodSeconds", 10));
    }

    public Duration timeout() {
        return Duration.ofSeconds(json.integer("timeoutSeconds", 1));
    }

    public int successThreshold() {
        return Math.toIntExact(json.integer("successThreshold", 1));
    }

    public int failureThreshold() {
        return Math.toIntExact(json.integer("failureThreshold", 3));
    }

    /// The probe's own grace period for the restart it causes.
    public Optional<Duration> terminationGracePeriod() {
        return json.has("terminationGracePeriodSeconds")
                ? Optional.of(Duration.ofSeconds(json.integer("terminationGracePeriodSeconds", 0)))
                : Optional.empty();
    }
}
