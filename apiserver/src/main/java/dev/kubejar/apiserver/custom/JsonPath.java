package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.Json;
import java.util.List;

/// A path through a tree in kubectl's JSONPath, as printer columns use it: `.spec.replicas`,
/// `.metadata.labels.app\.kubernetes\.io/name`, `.status.conditions[?(@.type=="Ready")].status`,
/// `.spec.ports[*].port`.
///
/// Immutable. What is not there is no result and no error.
///
/// Source: [JSONPath](https://kubernetes.io/docs/reference/kubectl/jsonpath/)
record JsonPath(List<JsonPathStep> steps) {
    JsonPath {
        steps = List.copyOf(steps);
    }

    /// @throws IllegalArgumentException for what is no path
    static JsonPath parse(String text) {
        return new JsonPathParser(text).path();
    }

    /// All that the path leads to from `root`, in order.
    List<Json> find(Json root) {
        List<Json> found = List.of(root);
        for (JsonPathStep step : steps) {
            found = found.stream().flatMap(step::from).toList();
        }
        return found;
    }
}
