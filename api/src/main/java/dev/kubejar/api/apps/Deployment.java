package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Replicas of a pod, replaced step by step when the template changes.
///
/// Source: [Deployments](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/)
public record Deployment(ApiObject object) implements View {
    public static final Kind<Deployment> KIND =
            new Kind<>(
                    new ResourceType("apps", "v1", "Deployment", "deployments", Scope.NAMESPACED),
                    Deployment::new);

    public static final String RECREATE = "Recreate";
    public static final String ROLLING_UPDATE = "RollingUpdate";

    private JsonObject spec() {
        return object.spec();
    }

    public int replicas() {
        return Math.toIntExact(spec().integer("replicas", 1));
    }

    public LabelSelector selector() {
        return LabelSelector.of(spec().findObject("selector"));
    }

    public PodTemplateSpec template() {
        return new PodTemplateSpec(spec().object("template"));
    }

    /// `RollingUpdate` or `Recreate`.
    public String strategy() {
        return spec().object("strategy").findString("type").orElse(ROLLING_UPDATE);
    }

    public IntOrString maxSurge() {
        return rollingUpdate("maxSurge");
    }

    public IntOrString maxUnavailable() {
        return rollingUpdate("maxUnavailable");
    }

    private IntOrString rollingUpdate(String field) {
        JsonObject parameters = spec().object("strategy").object("rollingUpdate");
        return new IntOrString(parameters.find(field).orElse(Json.of("25%")));
    }

    public Duration minReady() {
        return Duration.ofSeconds(spec().integer("minReadySeconds", 0));
    }

    public int revisionHistoryLimit() {
        return Math.toIntExact(spec().integer("revisionHistoryLimit", 10));
    }

    public boolean paused() {
        return spec().bool("paused");
    }

    /// How long it may go without progress; empty when it may for ever.
    public Optional<Duration> progressDeadline() {
        long seconds = spec().integer("progressDeadlineSeconds", 600);
        return seconds == Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(seconds));
    }

    public JsonObject status() {
        return object.status();
    }

    public List<Condition> conditions() {
        return Condition.all(status());
    }

    public long observedGeneration() {
        return status().integer("observedGeneration", 0);
    }
}
