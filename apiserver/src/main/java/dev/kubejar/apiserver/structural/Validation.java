package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a schema finds wrong with objects, in upstream's words and order; its CEL rules and the
/// object's own `metadata` aside.
///
/// Pure functions.
///
/// Source:
/// [validation](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation)
public final class Validation {
    private static final String STATUS = "status";

    private Validation() {}

    /// Of a new object.
    public static List<FieldError> problems(StructuralSchema schema, JsonObject object) {
        return complete(schema, object, ValueCheck.of(schema, object).errors(""), Optional.empty());
    }

    /// Of an object that takes the place of `previous`: what was wrong already and has not changed
    /// is let pass.
    public static List<FieldError> problemsOfUpdate(
            StructuralSchema schema, JsonObject next, JsonObject previous) {
        var change = new Correlation(schema, next, previous);
        List<FieldError> values = ValueCheck.ofChange(schema, change).errors("");
        return complete(schema, next, values, Optional.of(previous));
    }

    /// Of an object whose `status` alone was written.
    public static List<FieldError> problemsOfStatusUpdate(
            StructuralSchema schema, JsonObject next, JsonObject previous) {
        return complete(
                schema, next, statusProblems(schema, next, previous), Optional.of(previous));
    }

    private static List<FieldError> statusProblems(
            StructuralSchema schema, JsonObject next, JsonObject previous) {
        Optional<Json> status = next.find(STATUS);
        Optional<StructuralSchema> below = Optional.ofNullable(schema.properties().get(STATUS));
        if (status.isEmpty() || below.isEmpty()) {
            return List.of();
        }
        Json before = previous.find(STATUS).orElse(JsonNull.NULL);
        var change = new Correlation(below.get(), status.get(), before);
        return ValueCheck.ofChange(below.get(), change).errors(STATUS);
    }

    private static List<FieldError> complete(
            StructuralSchema schema,
            JsonObject object,
            List<FieldError> values,
            Optional<JsonObject> previous) {
        var problems = new ArrayList<>(values);
        problems.addAll(EmbeddedResources.problems(schema, object, Where.ROOT));
        List<FieldError> repeated = ListUniqueness.problems(schema, object);
        boolean repeatedBefore =
                !repeated.isEmpty()
                        && previous.filter(it -> !ListUniqueness.problems(schema, it).isEmpty())
                                .isPresent();
        if (!repeatedBefore) {
            problems.addAll(repeated);
        }
        return problems;
    }
}
