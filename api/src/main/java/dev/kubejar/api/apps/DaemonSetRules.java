package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodTemplateRules;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.rules.ShareRules;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What is special about DaemonSets: an annotation counts the changes of their template.
public final class DaemonSetRules implements Rules {
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";
    private static final String ROLLING_UPDATE = "RollingUpdate";
    private static final List<String> COUNTS =
            List.of(
                    "currentNumberScheduled",
                    "numberMisscheduled",
                    "desiredNumberScheduled",
                    "numberReady",
                    "observedGeneration",
                    "updatedNumberScheduled",
                    "numberAvailable",
                    "numberUnavailable",
                    "collisionCount");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("template", JsonObject.EMPTY)
                        .mapObject("template", PodDefaults::template)
                        .withDefault("updateStrategy", JsonObject.EMPTY)
                        .mapObject(
                                "updateStrategy",
                                it -> WorkloadRules.strategy(it, DaemonSetRules::rollingUpdate))
                        .withDefault("revisionHistoryLimit", 10);
        return object.with("spec", spec);
    }

    private static JsonObject rollingUpdate(JsonObject parameters) {
        return parameters.withDefault("maxUnavailable", 1).withDefault("maxSurge", 0);
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (PodFeatures.kept(write)) {
            case Write.Create(var object) ->
                    withTemplateGeneration(object, 1)
                            .with(
                                    "status",
                                    JsonObject.EMPTY
                                            .with("currentNumberScheduled", 0)
                                            .with("numberMisscheduled", 0)
                                            .with("desiredNumberScheduled", 0)
                                            .with("numberReady", 0));
            case Write.Update(var next, var previous) -> replaced(next, previous);
        };
    }

    private static ApiObject replaced(ApiObject next, ApiObject previous) {
        long before = templateGeneration(previous);
        boolean same = next.spec().object("template").equals(previous.spec().object("template"));
        return withTemplateGeneration(next, same ? before : before + 1);
    }

    private static long templateGeneration(ApiObject object) {
        try {
            return Long.parseLong(
                    object.meta().annotations().getOrDefault(TEMPLATE_GENERATION, "0"));
        } catch (NumberFormatException _) {
            return 0; // as if it were not there
        }
    }

    private static ApiObject withTemplateGeneration(ApiObject object, long generation) {
        var annotations = new LinkedHashMap<>(object.meta().annotations());
        annotations.put(TEMPLATE_GENERATION, String.valueOf(generation));
        return object.withMeta(object.meta().withAnnotations(annotations));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        JsonObject template = spec.object("template");
        problems.addAll(
                SelectorRules.problems(spec.object("selector"), WorkloadRules.SELECTOR_PATH));
        WorkloadRules.readableSelector(spec)
                .ifPresent(it ->
                        PodTemplateRules.matchedBy(
                                template, it, WorkloadRules.TEMPLATE_PATH, problems));
        WorkloadRules.notEmpty(spec, "daemonset", problems);
        PodTemplateRules.problems(template, WorkloadRules.TEMPLATE_PATH, problems);
        PodTemplateRules.readOnlyDisks(template, WorkloadRules.TEMPLATE_PATH, problems);
        PodTemplateRules.runsForEver(template, "DaemonSet", WorkloadRules.TEMPLATE_PATH, problems);
        problems.notNegative(spec, "spec", "minReadySeconds");
        strategyProblems(spec.object("updateStrategy"), "spec.updateStrategy", problems);
        problems.notNegative(spec, "spec", "revisionHistoryLimit");
        if (write instanceof Write.Update(var next, var previous)) {
            WorkloadRules.update(next, previous, problems);
        }
        return problems.list();
    }

    private static void strategyProblems(JsonObject strategy, String path, Problems problems) {
        switch (strategy.string("type")) {
            case "OnDelete" -> {}
            case ROLLING_UPDATE ->
                    rolling(strategy.object("rollingUpdate"), path + ".rollingUpdate", problems);
            default ->
                    problems.add(
                            FieldError.notSupported(
                                    path,
                                    WorkloadRules.STRATEGY.of(strategy),
                                    List.of(ROLLING_UPDATE, "OnDelete")));
        }
    }

    private static void rolling(JsonObject parameters, String path, Problems problems) {
        IntOrString unavailable = ShareRules.share(parameters, "maxUnavailable");
        IntOrString surge = ShareRules.share(parameters, "maxSurge");
        ShareRules.problems(unavailable, path + ".maxUnavailable", problems);
        ShareRules.problems(surge, path + ".maxSurge", problems);
        ShareRules.notAboveAll(unavailable, path + ".maxUnavailable", problems);
        ShareRules.notAboveAll(surge, path + ".maxSurge", problems);
        boolean hasUnavailable = ShareRules.amount(unavailable) != 0;
        boolean hasSurge = ShareRules.amount(surge) != 0;
        if (hasUnavailable && hasSurge) {
            problems.invalid(
                    path + ".maxSurge",
                    surge.json(),
                    "may not be set when maxUnavailable is non-zero");
        } else if (!hasUnavailable && !hasSurge) {
            problems.required(path + ".maxUnavailable", "cannot be 0 when maxSurge is 0");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(DaemonSetRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        WorkloadRules.counts(next.status(), COUNTS, problems);
        problems.notDecremented(next.status(), previous.status(), "status", "collisionCount");
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        return PodWarnings.ofWorkload(write);
    }
}
