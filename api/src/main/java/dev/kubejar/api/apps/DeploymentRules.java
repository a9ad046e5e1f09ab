package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.rules.ShareRules;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about Deployments: the strategy by which pods are replaced.
public final class DeploymentRules implements Rules {
    private static final List<String> STRATEGIES =
            List.of(Deployment.RECREATE, Deployment.ROLLING_UPDATE);
    private static final String STRATEGY_PATH = "spec.strategy";

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("replicas", 1)
                        .withDefault("strategy", JsonObject.EMPTY)
                        .mapObject(
                                "strategy",
                                it -> WorkloadRules.strategy(it, DeploymentRules::rollingUpdate))
                        .withDefault("revisionHistoryLimit", 10)
                        .withDefault("progressDeadlineSeconds", 600)
                        .withDefault("template", JsonObject.EMPTY)
                        .mapObject("template", PodDefaults::template);
        return object.with("spec", spec);
    }

    private static JsonObject rollingUpdate(JsonObject parameters) {
        return parameters.withDefault("maxUnavailable", "25%").withDefault("maxSurge", "25%");
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.kept(write).bornWith("status", JsonObject.EMPTY);
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        problems.notNegative(spec, "spec", "replicas");
        WorkloadRules.selector(spec, "deployment", problems);
        WorkloadRules.template(spec, problems);
        strategyProblems(spec.object("strategy"), problems);
        problems.notNegative(spec, "spec", "minReadySeconds");
        problems.notNegative(spec, "spec", "revisionHistoryLimit");
        problems.notNegative(spec, "spec", "progressDeadlineSeconds");
        long deadline = spec.integer("progressDeadlineSeconds", 600);
        if (deadline <= spec.integer("minReadySeconds", 0)) {
            problems.invalid(
                    "spec.progressDeadlineSeconds",
                    deadline,
                    "must be greater than minReadySeconds");
        }
        if (write instanceof Write.Update(var next, var previous)) {
            WorkloadRules.update(next, previous, problems);
        }
        return problems.list();
    }

    private static void strategyProblems(JsonObject strategy, Problems problems) {
        String type = strategy.string("type");
        String path = STRATEGY_PATH + ".rollingUpdate";
        switch (type) {
            case Deployment.RECREATE -> {
                if (strategy.has("rollingUpdate")) {
                    problems.forbidden(
                            path, "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case Deployment.ROLLING_UPDATE ->
                    rollingProblems(strategy.object("rollingUpdate"), path, problems);
            default ->
                    problems.add(
                            FieldError.notSupported(
                                    STRATEGY_PATH,
                                    WorkloadRules.STRATEGY.of(strategy),
                                    STRATEGIES));
        }
    }

    private static void rollingProblems(JsonObject parameters, String path, Problems problems) {
        IntOrString unavailable = ShareRules.share(parameters, "maxUnavailable");
        IntOrString surge = ShareRules.share(parameters, "maxSurge");
        ShareRules.problems(unavailable, path + ".maxUnavailable", problems);
        ShareRules.problems(surge, path + ".maxSurge", problems);
        if (ShareRules.amount(unavailable) == 0 && ShareRules.amount(surge) == 0) {
            problems.invalid(
                    path + ".maxUnavailable",
                    unavailable.json(),
                    "may not be 0 when `maxSurge` is 0");
        }
        ShareRules.notAboveAll(unavailable, path + ".maxUnavailable", problems);
    }

    @Override
    public List<String> warnings(Write write) {
        return PodWarnings.ofNamingWorkload(write);
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(DeploymentRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject status = next.status();
        WorkloadRules.counts(
                status,
                List.of(
                        "observedGeneration",
                        "replicas",
                        "updatedReplicas",
                        "readyReplicas",
                        "availableReplicas",
                        "unavailableReplicas",
                        "terminatingReplicas",
                        "collisionCount"),
                problems);
        WorkloadRules.withinReplicas(
                status, List.of("updatedReplicas", "readyReplicas", "availableReplicas"), problems);
        WorkloadRules.availableWithin("readyReplicas", status, problems);
        problems.notDecremented(status, previous.status(), "status", "collisionCount");
        return problems.list();
    }
}
