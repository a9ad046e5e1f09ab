package dev.kubejar.api.policy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.ConditionRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.rules.ShareRules;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.List;
import java.util.Optional;

/// What is special about PodDisruptionBudgets: they bound from one side only.
public final class PodDisruptionBudgetRules implements Rules {
    private static final GoShape SPEC =
            GoShape.empty()
                    .nullable("MinAvailable", "minAvailable")
                    .nullable("Selector", "selector")
                    .nullable("MaxUnavailable", "maxUnavailable")
                    .nullable("UnhealthyPodEvictionPolicy", "unhealthyPodEvictionPolicy");
    private static final List<String> EVICTION_POLICIES = List.of("AlwaysAllow", "IfHealthyBudget");
    private static final List<String> COUNTS =
            List.of("disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods");

    @Override
    public ApiObject prepared(Write write) {
        var zeros = JsonObject.builder();
        COUNTS.forEach(count -> zeros.put(count, 0));
        return write.bornWith("status", zeros.build());
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            problems.invalid(
                    "spec", SPEC.of(spec), "minAvailable and maxUnavailable cannot be both set");
        }
        for (String bound : List.of("minAvailable", "maxUnavailable")) {
            spec.find(bound)
                    .map(IntOrString::new)
                    .ifPresent(it -> {
                        ShareRules.problems(it, "spec." + bound, problems);
                        ShareRules.notAboveAll(it, "spec." + bound, problems);
                    });
        }
        problems.addAll(SelectorRules.problems(spec.object("selector"), "spec.selector"));
        spec.findString("unhealthyPodEvictionPolicy")
                .ifPresent(it ->
                        problems.oneOf("spec.unhealthyPodEvictionPolicy", it, EVICTION_POLICIES));
        return problems.list();
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(PodDisruptionBudgetRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject status = next.status();
        ConditionRules.conditions(status.objects("conditions"), "status.conditions", problems);
        COUNTS.forEach(count -> problems.notNegative(status, "status", count));
        return problems.list();
    }
}
