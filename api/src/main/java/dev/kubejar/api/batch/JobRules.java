package dev.kubejar.api.batch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodTemplateRules;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is special about Jobs: the labels of their pods are the server's choice, and little of them
/// may change once they run.
public final class JobRules implements Rules, Lifecycle {
    private static final String TEMPLATE_PATH = "spec.template";

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec = object.spec();
        boolean fails = spec.has("podFailurePolicy");
        JsonObject counted =
                spec.has("completions") || spec.has("parallelism")
                        ? spec
                        : spec.with("completions", 1);
        JsonObject full =
                counted.withDefault("parallelism", 1)
                        .withDefault(
                                "backoffLimit",
                                spec.has("backoffLimitPerIndex") ? Integer.MAX_VALUE : 6)
                        .withDefault("completionMode", "NonIndexed")
                        .withDefault("suspend", JsonBoolean.FALSE)
                        .withDefault("manualSelector", JsonBoolean.FALSE)
                        .withDefault("template", JsonObject.EMPTY)
                        .mapObject("template", PodDefaults::template)
                        .mapObject("podFailurePolicy", PodFailurePolicyRules::defaulted)
                        .withDefault(
                                "podReplacementPolicy", fails ? "Failed" : "TerminatingOrFailed");
        return withLabels(object.with("spec", full));
    }

    /// A job without labels has those of its pods.
    private static ApiObject withLabels(ApiObject object) {
        JsonObject labels = object.spec().object("template").object("metadata").object("labels");
        return labels.isEmpty() || !object.meta().labels().isEmpty()
                ? object
                : object.withMeta(object.meta().with("labels", labels));
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.kept(write)
                .born(it -> withLabels(JobLabels.set(it)).with("status", JsonObject.EMPTY));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JobLabels.problems(write, problems);
        object(object, problems);
        hostnames(object, problems);
        if (write instanceof Write.Update(var next, var previous)) {
            update(next, previous, problems);
        }
        return problems.list();
    }

    private static void object(ApiObject object, Problems problems) {
        JsonObject spec = object.spec();
        JobSpecRules.problems(spec, "spec", problems);
        JsonObject selector = spec.object("selector");
        if (spec.has("selector")) {
            problems.addAll(SelectorRules.problems(selector, "spec.selector"));
        } else {
            problems.required("spec.selector");
        }
        if (SelectorRules.problems(selector, "").isEmpty()) {
            PodTemplateRules.matchedBy(
                    spec.object("template"),
                    LabelSelector.of(spec.findObject("selector")),
                    TEMPLATE_PATH,
                    problems);
        }
    }

    private static void hostnames(ApiObject object, Problems problems) {
        var job = new Job(object);
        int completions = job.completions().orElse(0);
        String hostname = object.meta().name() + "-" + (completions - 1);
        if (job.isIndexed() && completions > 0 && !Names.label(hostname).isEmpty()) {
            problems.invalid(
                    "metadata.name",
                    object.meta().name(),
                    "will not able to create pod with invalid DNS label: " + hostname);
        }
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        JsonObject now = next.spec();
        JsonObject before = previous.spec();
        completions(now, before, problems);
        problems.immutable(now, before, "spec", "selector");
        boolean mayMove = before.bool("suspend") && !previous.status().has("startTime");
        JobTemplateUpdate.problems(
                now.object("template"), before.object("template"), mayMove, problems);
        for (String field :
                List.of(
                        "completionMode",
                        "podFailurePolicy",
                        "backoffLimitPerIndex",
                        "managedBy",
                        "successPolicy")) {
            problems.immutable(now, before, "spec", field);
        }
    }

    private static void completions(JsonObject now, JsonObject before, Problems problems) {
        if (!now.string("completionMode").equals(Job.INDEXED)) {
            problems.immutable(now, before, "spec", "completions");
        } else if (now.has("completions")
                && now.integer("completions", 0) != before.integer("completions", 0)
                && now.integer("completions", 0) != now.integer("parallelism", 0)) {
            problems.invalid(
                    "spec.completions",
                    now.integer("completions", 0),
                    "can only be modified in tandem with spec.parallelism");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy((next, previous) ->
                        new JobStatusRules(new Job(next), new Job(previous)).problems())
                .at(subresource);
    }

    @Override
    public List<String> warnings(Write write) {
        var warnings = new ArrayList<String>();
        if (write instanceof Write.Create(var object)) {
            warnings.addAll(PodWarnings.ofControllerName(object.meta().name()));
        }
        if (!write.keepsSpec()) {
            warnings.addAll(JobWarnings.ofSpec(write.next().spec(), "spec"));
        }
        return warnings;
    }

    @Override
    public Lifecycle lifecycle() {
        return this;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.ORPHANS_BY_DEFAULT);
    }

    @Override
    public String orphanWarning() {
        return "child pods are preserved by default when jobs are deleted; set"
                + " propagationPolicy=Background to remove them or set propagationPolicy=Orphan to"
                + " suppress this warning";
    }
}
