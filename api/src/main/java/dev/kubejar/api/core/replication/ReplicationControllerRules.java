package dev.kubejar.api.core.replication;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodTemplateRules;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about ReplicationControllers: labels and selector come from the template when
/// they are not given, and pods outlive a deletion that does not name them.
public final class ReplicationControllerRules implements Rules {
    private static final String TEMPLATE_PATH = "spec.template";

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject labels = object.spec().object("template").object("metadata").object("labels");
        JsonObject spec =
                object.spec()
                        .withDefault("replicas", 1)
                        .mapObject("template", PodDefaults::template);
        if (labels.isEmpty()) {
            return object.with("spec", spec);
        }
        ApiObject full =
                object.with(
                        "spec",
                        spec.object("selector").isEmpty() ? spec.with("selector", labels) : spec);
        return object.meta().labels().isEmpty()
                ? full.withMeta(full.meta().with("labels", labels))
                : full;
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.kept(write).bornWith("status", JsonObject.EMPTY.with("replicas", 0));
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        problems.notNegative(spec, "spec", "minReadySeconds");
        if (spec.object("selector").isEmpty()) {
            problems.required("spec.selector");
        }
        problems.notNegative(spec, "spec", "replicas");
        if (spec.has("template")) {
            JsonObject template = spec.object("template");
            PodTemplateRules.matching(
                    template,
                    LabelSelector.ofLabels(spec.stringMap("selector")),
                    TEMPLATE_PATH,
                    problems);
            PodTemplateRules.problems(template, TEMPLATE_PATH, problems);
            PodTemplateRules.runsForEver(
                    template, "ReplicationController", TEMPLATE_PATH, problems);
        } else {
            problems.required(TEMPLATE_PATH);
        }
        return problems.list();
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy((next, _) -> ReplicaStatusRules.problems(next.status()))
                .at(subresource);
    }

    @Override
    public List<String> warnings(Write write) {
        return PodWarnings.ofNamingWorkload(write);
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ORPHANS_BY_DEFAULT);
    }
}
