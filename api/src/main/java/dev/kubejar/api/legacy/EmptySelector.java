package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;

/// PodDisruptionBudget in `policy/v1beta1`: an empty selector selects nothing, while in `policy/v1`
/// it selects every pod.
final class EmptySelector implements OldVersion {
    private static final String SELECTOR = "selector";
    private static final JsonObject NOTHING_NOW = onlyLabel("Exists");
    private static final JsonObject ALL_THEN = onlyLabel("DoesNotExist");

    /// No pod bears the label.
    private static JsonObject onlyLabel(String operator) {
        return JsonObject.of(
                "matchExpressions",
                JsonArray.of(
                        JsonObject.builder()
                                .put(
                                        "key",
                                        "pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match")
                                .put("operator", operator)
                                .build()));
    }

    @Override
    public ApiObject toStored(ApiObject old) {
        return exchanged(old, JsonObject.EMPTY, NOTHING_NOW, ALL_THEN);
    }

    @Override
    public ApiObject fromStored(ApiObject stored) {
        return exchanged(stored, JsonObject.EMPTY, ALL_THEN, NOTHING_NOW);
    }

    /// `empty` becomes `filled`, and `other` becomes `empty`.
    private static ApiObject exchanged(
            ApiObject budget, JsonObject empty, JsonObject filled, JsonObject other) {
        return budget.spec()
                .findObject(SELECTOR)
                .map(selector ->
                        selector.equals(empty) ? filled : selector.equals(other) ? empty : selector)
                .map(selector -> budget.with("spec", budget.spec().with(SELECTOR, selector)))
                .orElse(budget);
    }
}
