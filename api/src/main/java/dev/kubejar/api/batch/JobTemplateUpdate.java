package dev.kubejar.api.batch;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// How a job's template may change: not at all, or while a job that never started is suspended,
/// where its pods may go.
final class JobTemplateUpdate {
    private JobTemplateUpdate() {}

    static void problems(JsonObject next, JsonObject previous, boolean mayMove, Problems problems) {
        JsonObject wanted = mayMove ? moved(previous, next) : previous;
        if (!wanted.equals(next)) {
            problems.invalid("spec.template", next, Problems.IMMUTABLE);
        }
    }

    /// `previous` with the scheduling directives of `next`.
    private static JsonObject moved(JsonObject previous, JsonObject next) {
        JsonObject spec = previous.object("spec");
        JsonObject now = next.object("spec");
        for (String field : List.of("nodeSelector", "tolerations", "schedulingGates")) {
            spec = taken(spec, now, field);
        }
        JsonObject affinity =
                taken(spec.object("affinity"), now.object("affinity"), "nodeAffinity");
        spec =
                affinity.isEmpty() && !now.has("affinity")
                        ? spec.without("affinity")
                        : spec.with("affinity", affinity);
        JsonObject meta = previous.object("metadata");
        for (String field : List.of("annotations", "labels")) {
            meta = taken(meta, next.object("metadata"), field);
        }
        return previous.with("spec", spec).with("metadata", meta);
    }

    private static JsonObject taken(JsonObject into, JsonObject from, String field) {
        return from.find(field).map(it -> into.with(field, it)).orElse(into.without(field));
    }
}
