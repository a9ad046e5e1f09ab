package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodTemplateRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.GoShape;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the kinds of `apps` share: a selector that never changes, a template that it matches, and
/// counts of pods in the status.
final class WorkloadRules {
    static final String SELECTOR_PATH = "spec.selector";

    /// A strategy that says how many pods may be missing, and how many too many.
    static final GoShape STRATEGY =
            shape(
                    GoShape.empty()
                            .number("MaxUnavailable", "maxUnavailable")
                            .number("MaxSurge", "maxSurge"));

    static final String TEMPLATE_PATH = "spec.template";

    private WorkloadRules() {}

    /// How pods are replaced: one after the other unless it is said.
    ///
    /// @param parameters fills in how fast
    static JsonObject strategy(JsonObject strategy, UnaryOperator<JsonObject> parameters) {
        JsonObject typed = strategy.withDefault("type", Deployment.ROLLING_UPDATE);
        return typed.string("type").equals(Deployment.ROLLING_UPDATE)
                ? typed.withDefault("rollingUpdate", JsonObject.EMPTY)
                        .mapObject("rollingUpdate", parameters)
                : typed;
    }

    /// A strategy whose parameters of how fast are of the shape `parameters`.
    static GoShape shape(GoShape parameters) {
        return GoShape.empty()
                .text("Type", "type")
                .nullable("RollingUpdate", "rollingUpdate", parameters);
    }

    /// `kind` as upstream names it in its words, which is `deployment` for a ReplicaSet, too.
    static void selector(JsonObject spec, String kind, Problems problems) {
        if (!spec.has("selector")) {
            problems.required(SELECTOR_PATH);
            return;
        }
        problems.addAll(SelectorRules.problems(spec.object("selector"), SELECTOR_PATH));
        notEmpty(spec, kind, problems);
    }

    static void notEmpty(JsonObject spec, String kind, Problems problems) {
        JsonObject selector = spec.object("selector");
        if (spec.has("selector")
                && selector.object("matchLabels").isEmpty()
                && selector.array("matchExpressions").isEmpty()) {
            problems.invalid(SELECTOR_PATH, selector, "empty selector is invalid for " + kind);
        }
    }

    /// The selector of `spec`; empty when it cannot be read.
    static Optional<LabelSelector> readableSelector(JsonObject spec) {
        return SelectorRules.problems(spec.object("selector"), "").isEmpty()
                ? Optional.of(LabelSelector.of(spec.findObject("selector")))
                : Optional.empty();
    }

    /// Of a Deployment or ReplicaSet.
    static void template(JsonObject spec, Problems problems) {
        readableSelector(spec)
                .ifPresentOrElse(
                        selector ->
                                PodTemplateRules.ofReplicas(
                                        spec, selector, TEMPLATE_PATH, problems),
                        () ->
                                problems.invalid(
                                        SELECTOR_PATH,
                                        spec.object("selector"),
                                        "invalid label selector"));
    }

    static void update(ApiObject next, ApiObject previous, Problems problems) {
        problems.immutable(next.spec(), previous.spec(), "spec", "selector");
    }

    static void counts(JsonObject status, List<String> fields, Problems problems) {
        fields.forEach(field -> problems.notNegative(status, "status", field));
    }

    static void withinReplicas(JsonObject status, List<String> fields, Problems problems) {
        for (String field : fields) {
            long count = status.integer(field, 0);
            if (count > status.integer("replicas", 0)) {
                problems.invalid(
                        "status." + field, count, "cannot be greater than status.replicas");
            }
        }
    }

    /// `shown` is how upstream names `readyReplicas` in its words.
    static void availableWithin(String shown, JsonObject status, Problems problems) {
        long available = status.integer("availableReplicas", 0);
        if (available > status.integer("readyReplicas", 0)) {
            problems.invalid(
                    "status.availableReplicas", available, "cannot be greater than " + shown);
        }
    }
}
