package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.container.ProfileRules;
import dev.kubejar.api.core.node.LabelKeys;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What is special about pods: they are born pending, end gracefully, and hardly change in between.
public final class PodRules implements Rules, Lifecycle {
    private static final ApiObject UNBORN = new ApiObject(JsonObject.EMPTY);

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", PodDefaults.pod(object.spec()));
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) ->
                    object.with("spec", born(object))
                            .with("status", birthStatus(new PodSpec(object.spec())));
            case Write.Update(var next, var previous) ->
                    next.with("spec", PodFeatures.spec(next.spec(), previous.spec()));
        };
    }

    private static JsonObject born(ApiObject pod) {
        JsonObject kept = PodFeatures.spec(pod.spec(), JsonObject.EMPTY);
        JsonObject merged = new LabelKeys(pod.meta().labels()).merged(kept);
        return new AppArmorAnnotations(pod.meta(), merged).inFields();
    }

    private static JsonObject birthStatus(PodSpec spec) {
        JsonObject status =
                JsonObject.builder()
                        .put("phase", PodStatus.PENDING)
                        .put("qosClass", QosClass.of(spec).text())
                        .build();
        return spec.schedulingGates().isEmpty()
                ? status
                : status.with("conditions", JsonArray.of(closedGate()));
    }

    private static JsonObject closedGate() {
        return JsonObject.builder()
                .put("type", "PodScheduled")
                .put("status", "False")
                .put("lastProbeTime", JsonNull.NULL)
                .put("lastTransitionTime", JsonNull.NULL)
                .put("reason", "SchedulingGated")
                .put("message", "Scheduling is blocked due to non-empty scheduling gates")
                .build();
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        object(write.next(), write.replaced().orElse(UNBORN), problems);
        switch (write) {
            case Write.Create(var object) -> create(object, problems);
            case Write.Update(var next, var previous) -> update(next, previous, problems);
        }
        return problems.list();
    }

    /// Of any pod, however it came to be: what was wrong with it already may stay in some places.
    static void object(ApiObject pod, ApiObject previous, Problems problems) {
        PodAnnotationRules.problems(
                pod.meta(), previous.meta(), pod.spec(), "metadata.annotations", problems);
        PodSpecRules.ofPod(pod.spec(), pod.meta().name(), problems);
    }

    private static void create(ApiObject pod, Problems problems) {
        JsonObject spec = pod.spec();
        if (!spec.array("ephemeralContainers").isEmpty()) {
            problems.forbidden("spec.ephemeralContainers", "cannot be set on create");
        }
        if (!spec.string("nodeName").isEmpty() && !spec.array("schedulingGates").isEmpty()) {
            problems.forbidden(
                    "spec.nodeName", "cannot be set until all schedulingGates have been cleared");
        }
        ProfileRules.annotationsMatch(pod.meta(), spec, "spec", problems);
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        PodAnnotationRules.problemsOfUpdate(next.meta(), previous.meta(), next.spec(), problems);
        PodUpdateRules.problems(next.spec(), previous.spec(), problems);
    }

    /// People make pods, machines change them: only the first are warned.
    @Override
    public List<String> warnings(Write write) {
        if (write instanceof Write.Update) {
            return List.of();
        }
        ApiObject pod = write.next();
        var warnings = new ArrayList<String>();
        warnings.addAll(new AppArmorAnnotations(pod.meta(), pod.spec()).warnings());
        warnings.addAll(PodWarnings.ofPodName(pod.meta().name()));
        warnings.addAll(PodWarnings.ofPod(pod.meta().json(), pod.spec()));
        return warnings;
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return switch (subresource) {
            case "ephemeralcontainers" -> Optional.of(new EphemeralContainersPart());
            case "resize" -> Optional.of(new ResizePart());
            case "status" -> Optional.of(new PodStatusPart());
            default -> Optional.empty();
        };
    }

    @Override
    public Lifecycle lifecycle() {
        return this;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.ANSWERS_WITH_DELETED);
    }

    /// A pod that runs nowhere goes at once.
    @Override
    public OptionalLong gracePeriodSeconds(ApiObject object, OptionalLong asked) {
        var pod = new Pod(object);
        if (!pod.isScheduled() || pod.isTerminal()) {
            return OptionalLong.of(0);
        }
        long seconds = asked.orElse(object.spec().integer("terminationGracePeriodSeconds", 0));
        return OptionalLong.of(seconds < 0 ? 1 : seconds);
    }

    static Json orNull(JsonObject json, String field) {
        return json.find(field).orElse(JsonNull.NULL);
    }
}
