package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.PodTemplateRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What Deployments and ReplicaSets share: a selector that never changes and a template that it
/// matches.
final class WorkloadRules {
    private WorkloadRules() {}

    static void selector(JsonObject spec, Problems problems) {
        JsonObject selector = spec.object("selector");
        if (!spec.has("selector")) {
            problems.required("spec.selector");
            return;
        }
        problems.addAll(SelectorRules.problems(selector, "spec.selector"));
        if (selector.object("matchLabels").isEmpty()
                && selector.array("matchExpressions").isEmpty()) {
            problems.invalid("spec.selector", selector, "empty selector is invalid for deployment");
        }
    }

    static void template(JsonObject spec, Problems problems) {
        JsonObject selector = spec.object("selector");
        if (!SelectorRules.problems(selector, "").isEmpty()) {
            problems.invalid("spec.selector", selector, "invalid label selector");
            return;
        }
        PodTemplateRules.problems(
                spec.object("template"),
                LabelSelector.of(spec.findObject("selector")),
                "spec.template",
                problems);
    }

    static List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        problems.immutable(next.spec(), previous.spec(), "spec", "selector");
        return problems.list();
    }

    /// `counts` are the fields of the status that must not be negative, nor exceed all replicas.
    static List<FieldError> problemsOfStatus(JsonObject status, List<String> counts) {
        var problems = new Problems();
        long replicas = status.integer("replicas", 0);
        problems.notNegative(status, "status", "replicas");
        problems.notNegative(status, "status", "observedGeneration");
        for (String field : counts) {
            problems.notNegative(status, "status", field);
            long count = status.integer(field, 0);
            if (count > replicas) {
                problems.invalid(
                        "status." + field, count, "cannot be greater than status.replicas");
            }
        }
        long available = status.integer("availableReplicas", 0);
        if (available > status.integer("readyReplicas", 0)) {
            problems.invalid(
                    "status.availableReplicas", available, "cannot be greater than readyReplicas");
        }
        return problems.list();
    }
}
