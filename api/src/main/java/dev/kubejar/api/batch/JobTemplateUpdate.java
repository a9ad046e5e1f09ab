package dev.kubejar.api.batch;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;

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
        JsonObject now = next.object("spec");
        JsonObject spec =
                previous.object("spec")
                        .withFieldsOf(now, "nodeSelector", "tolerations", "schedulingGates");
        JsonObject affinity =
                spec.object("affinity").withFieldsOf(now.object("affinity"), "nodeAffinity");
        spec =
                affinity.isEmpty() && !now.has("affinity")
                        ? spec.without("affinity")
                        : spec.with("affinity", affinity);
        JsonObject meta =
                previous.object("metadata")
                        .withFieldsOf(next.object("metadata"), "annotations", "labels");
        return previous.with("spec", spec).with("metadata", meta);
    }
}
