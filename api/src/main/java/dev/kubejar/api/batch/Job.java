package dev.kubejar.api.batch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.selector.LabelSelector;
import java.util.Optional;
import java.util.OptionalInt;

/// Pods that run to their end, until enough of them have succeeded.
///
/// Source: [Jobs](https://kubernetes.io/docs/concepts/workloads/controllers/job/)
public record Job(ApiObject object) implements View {
    public static final Kind<Job> KIND =
            new Kind<>(new ResourceType("batch", "v1", "Job", "jobs", Scope.NAMESPACED), Job::new);

    public static final String INDEXED = "Indexed";
    public static final String COMPLETE = "Complete";
    public static final String FAILED = "Failed";
    public static final String SUSPENDED = "Suspended";
    public static final String FAILURE_TARGET = "FailureTarget";
    public static final String SUCCESS_CRITERIA_MET = "SuccessCriteriaMet";

    private JsonObject spec() {
        return object.spec();
    }

    public int parallelism() {
        return Math.toIntExact(spec().integer("parallelism", 1));
    }

    /// How many pods must succeed; empty when the first success ends the job.
    public OptionalInt completions() {
        return spec().has("completions")
                ? OptionalInt.of(Math.toIntExact(spec().integer("completions", 1)))
                : OptionalInt.empty();
    }

    public boolean isIndexed() {
        return spec().string("completionMode").equals(INDEXED);
    }

    public boolean isSuspended() {
        return spec().bool("suspend");
    }

    public Optional<LabelSelector> selector() {
        return spec().findObject("selector").map(LabelSelector::of);
    }

    public PodTemplateSpec template() {
        return new PodTemplateSpec(spec().object("template"));
    }

    public JsonObject status() {
        return object.status();
    }

    /// Whether the condition `type` is there and true.
    public boolean is(String type) {
        return Condition.isTrue(status(), type);
    }

    /// Whether it has succeeded or failed for good.
    public boolean isFinished() {
        return is(COMPLETE) || is(FAILED);
    }
}
