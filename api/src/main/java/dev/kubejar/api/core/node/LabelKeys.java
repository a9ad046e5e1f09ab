package dev.kubejar.api.core.node;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.Map;
import java.util.function.UnaryOperator;

/// `matchLabelKeys` and `mismatchLabelKeys` of a new pod: that what is selected has the pod's own
/// value of a label, or another. The server writes it into the selectors beside them.
///
/// Source: [pod
/// strategy](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/pod/strategy.go)
public final class LabelKeys {
    private final Map<String, String> labels;

    public LabelKeys(Map<String, String> labels) {
        this.labels = labels;
    }

    public JsonObject merged(JsonObject spec) {
        return spec.mapObject(
                        "affinity",
                        it ->
                                it.mapObject("podAffinity", this::terms)
                                        .mapObject("podAntiAffinity", this::terms))
                .mapObjects("topologySpreadConstraints", this::selecting);
    }

    private JsonObject terms(JsonObject affinity) {
        UnaryOperator<JsonObject> preferred =
                it -> it.mapObject("podAffinityTerm", this::selecting);
        return affinity.mapObjects("preferredDuringSchedulingIgnoredDuringExecution", preferred)
                .mapObjects("requiredDuringSchedulingIgnoredDuringExecution", this::selecting);
    }

    private JsonObject selecting(JsonObject term) {
        return term.mapObject(
                "labelSelector",
                it ->
                        with(
                                with(it, term, "matchLabelKeys", "In"),
                                term,
                                "mismatchLabelKeys",
                                "NotIn"));
    }

    private JsonObject with(JsonObject selector, JsonObject term, String field, String operator) {
        JsonArray expressions = selector.array("matchExpressions");
        for (String key : term.strings(field)) {
            String value = labels.get(key);
            if (value != null) {
                expressions =
                        expressions.plus(
                                JsonObject.builder()
                                        .put("key", key)
                                        .put("operator", operator)
                                        .put("values", JsonArray.of(Json.of(value)))
                                        .build());
            }
        }
        return expressions.isEmpty() ? selector : selector.with("matchExpressions", expressions);
    }
}
