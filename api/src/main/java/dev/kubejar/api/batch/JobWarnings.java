package dev.kubejar.api.batch;

import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What is dubious in the spec of a job, or of a CronJob's template.
final class JobWarnings {
    private static final int MANY = 100_000;
    private static final int MANY_AT_ONCE = 10_000;

    private JobWarnings() {}

    static List<String> ofSpec(JsonObject spec, String path) {
        var warnings = new ArrayList<String>();
        if (spec.string("completionMode").equals(Job.INDEXED)
                && spec.integer("completions", 0) > MANY
                && spec.integer("parallelism", 0) > MANY_AT_ONCE) {
            warnings.add(
                    path
                            + ": In Indexed Jobs with a number of completions higher than 10^5 and a parallelism"
                            + " higher than 10^4, Kubernetes might not be able to track"
                            + " completedIndexes when a big number of indexes fail");
        }
        warnings.addAll(PodWarnings.ofTemplate(spec.object("template"), path + ".template"));
        return warnings;
    }
}
