package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/// A view of a pod's toleration of taints.
public record Toleration(JsonObject json) {

    /// Empty, with operator `Exists`, tolerates every key.
    public String key() {
        return json.string("key");
    }

    /// `Equal` or `Exists`.
    public String operator() {
        return json.findString("operator").filter(it -> !it.isEmpty()).orElse("Equal");
    }

    public String value() {
        return json.string("value");
    }

    /// Empty tolerates every effect.
    public String effect() {
        return json.string("effect");
    }

    /// How long a `NoExecute` taint is tolerated; empty for ever.
    public Optional<Duration> tolerationTime() {
        return json.has("tolerationSeconds")
                ? Optional.of(Duration.ofSeconds(json.integer("tolerationSeconds", 0)))
                : Optional.empty();
    }

    public boolean tolerates(Taint taint) {
        boolean effect = effect().isEmpty() || effect().equals(taint.effect());
        boolean key = key().isEmpty() || key().equals(taint.key());
        return effect
                && key
                && switch (operator()) {
                    case "Equal" -> value().equals(taint.value());
                    case "Exists" -> true;
                    default -> false;
                };
    }
}
