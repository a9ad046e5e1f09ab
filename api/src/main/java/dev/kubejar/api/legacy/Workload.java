package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// Workloads before `apps/v1`: labels and selector come from the template when they are not given,
/// some defaults differ, and a field lives on as an annotation.
///
/// @param defaults of `spec`, laid under what the client sent
/// @param lost a field of `spec` that the successor does not have, and the annotation that keeps it
record Workload(JsonObject defaults, Optional<Lost> lost) implements OldVersion {

    /// @param field below `spec`, such as `rollbackTo`, `revision`
    record Lost(List<String> field, String annotation) {}

    /// Laid under: an update strategy only if the client named none.
    @Override
    public ApiObject defaulted(ApiObject old) {
        ApiObject labelled = labelled(old);
        return labelled.with("spec", under(labelled.spec(), defaults));
    }

    private static ApiObject labelled(ApiObject old) {
        Optional<JsonObject> labels =
                old.spec()
                        .object("template")
                        .object("metadata")
                        .findObject("labels")
                        .filter(it -> !it.isEmpty());
        if (labels.isEmpty()) {
            return old;
        }
        JsonObject selector = JsonObject.of("matchLabels", labels.get());
        ApiObject selecting = old.with("spec", old.spec().withDefault("selector", selector));
        return old.meta().json().object("labels").isEmpty()
                ? selecting.withMeta(selecting.meta().with("labels", labels.get()))
                : selecting;
    }

    /// A choice of another type than the default's stays as it is.
    private static JsonObject under(JsonObject given, JsonObject defaults) {
        if (given.has("type") && !given.find("type").equals(defaults.find("type"))) {
            return given;
        }
        var merged = given.toBuilder();
        defaults.forEach((name, value) -> {
            Optional<Json> known = given.find(name);
            if (known.isEmpty()) {
                merged.put(name, value);
            } else if (known.get() instanceof JsonObject inner
                    && value instanceof JsonObject below) {
                merged.put(name, under(inner, below));
            }
        });
        return merged.build();
    }

    /// The selector may still change.
    @Override
    public List<FieldError> problems(List<FieldError> found, ApiObject stored) {
        return found.stream()
                .filter(it ->
                        !it.path().equals("spec.selector")
                                || !it.text().endsWith(Problems.IMMUTABLE))
                .toList();
    }

    @Override
    public ApiObject toStored(ApiObject old) {
        return lost.filter(it -> old.spec().has(it.field().getFirst()))
                .map(it -> kept(old, it))
                .orElse(old);
    }

    private static ApiObject kept(ApiObject old, Lost lost) {
        Json value = old.spec().at(lost.field()).orElse(Json.of(0));
        JsonObject annotations =
                old.meta().json().object("annotations").with(lost.annotation(), value.toString());
        return old.with("spec", old.spec().without(lost.field().getFirst()))
                .withMeta(old.meta().with("annotations", annotations));
    }

    @Override
    public ApiObject fromStored(ApiObject stored) {
        return lost.flatMap(it -> restored(stored, it)).orElse(stored);
    }

    private static Optional<ApiObject> restored(ApiObject stored, Lost lost) {
        JsonObject annotations = stored.meta().json().object("annotations");
        return annotations
                .findString(lost.annotation())
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> {
                    JsonObject left = annotations.without(lost.annotation());
                    return stored.with(
                                    "spec",
                                    stored.spec()
                                            .withAt(lost.field(), Json.of(Long.parseLong(text))))
                            .withMeta(
                                    left.isEmpty()
                                            ? stored.meta().without("annotations")
                                            : stored.meta().with("annotations", left));
                });
    }
}
