package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.PodDefaults;
import dev.kubejar.api.core.ReplicaStatusRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about ReplicaSets.
public final class ReplicaSetRules implements Rules {

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with(
                "spec",
                object.spec()
                        .withDefault("replicas", 1)
                        .withDefault("template", JsonObject.EMPTY)
                        .mapObject("template", PodDefaults::template));
    }

    @Override
    public ApiObject forCreate(ApiObject object) {
        return object.with("status", JsonObject.EMPTY.with("replicas", 0));
    }

    @Override
    public List<FieldError> problems(ApiObject object) {
        var problems = new Problems();
        JsonObject spec = object.spec();
        problems.notNegative(spec, "spec", "replicas");
        problems.notNegative(spec, "spec", "minReadySeconds");
        WorkloadRules.selector(spec, "deployment", problems);
        WorkloadRules.template(spec, problems);
        return problems.list();
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        return WorkloadRules.problemsOfUpdate(next, previous);
    }

    @Override
    public List<FieldError> problemsOfStatusUpdate(ApiObject next, ApiObject previous) {
        return ReplicaStatusRules.problems(next.status());
    }

    @Override
    public List<String> warnings(ApiObject object, Optional<ApiObject> previous) {
        return WorkloadRules.warningsWithName(object, previous);
    }
}
