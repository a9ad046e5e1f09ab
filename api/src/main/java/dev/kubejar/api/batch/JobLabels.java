package dev.kubejar.api.batch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.selector.SelectorRules;
import java.util.LinkedHashMap;
import java.util.Map;

/// The labels by which a job knows its pods: its uid and its name, each under a prefixed and an old
/// key. The API server sets them unless `manualSelector` says otherwise.
final class JobLabels {
    static final String CONTROLLER_UID = "batch.kubernetes.io/controller-uid";
    private static final String JOB_NAME = "batch.kubernetes.io/job-name";
    private static final String OLD_CONTROLLER_UID = "controller-uid";
    private static final String OLD_JOB_NAME = "job-name";

    private JobLabels() {}

    private static Map<String, String> of(ApiObject job) {
        Map<String, String> labels = old(job);
        labels.put(CONTROLLER_UID, job.meta().uid());
        labels.put(JOB_NAME, job.meta().name());
        return labels;
    }

    private static Map<String, String> old(ApiObject job) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(OLD_CONTROLLER_UID, job.meta().uid());
        labels.put(OLD_JOB_NAME, job.meta().name());
        return labels;
    }

    /// The job with its template labelled, and a selector of them. What is there already stays; if
    /// it differs, [#problems] finds it.
    static ApiObject set(ApiObject job) {
        JsonObject spec = job.spec();
        if (spec.bool("manualSelector")) {
            return job;
        }
        JsonObject template = spec.object("template");
        JsonObject meta = template.object("metadata");
        var labels = meta.object("labels").toBuilder();
        of(job).forEach((key, value) -> {
            if (!meta.object("labels").has(key)) {
                labels.put(key, value);
            }
        });
        JsonObject selector = spec.object("selector");
        JsonObject selected =
                selector.object("matchLabels").withDefault(CONTROLLER_UID, job.meta().uid());
        return job.with(
                "spec",
                spec.with(
                                "template",
                                template.with("metadata", meta.with("labels", labels.build())))
                        .with("selector", selector.with("matchLabels", selected)));
    }

    /// A job that was made before there were prefixed keys may go without them.
    static void problems(Write write, Problems problems) {
        ApiObject job = write.next();
        JsonObject spec = job.spec();
        if (spec.bool("manualSelector") || !spec.has("selector")) {
            return;
        }
        boolean isNew =
                write.replaced()
                        .map(it -> labels(it.spec()))
                        .filter(it -> !it.has(JOB_NAME) || !it.has(CONTROLLER_UID))
                        .isEmpty();
        Map<String, String> expected = isNew ? of(job) : old(job);
        JsonObject labels = labels(spec);
        expected.forEach((key, value) -> {
            String path = "spec.template.metadata.labels";
            if (!labels.has(key)) {
                problems.required(path + "[" + key + "]", "must be '" + value + "'");
            } else if (!labels.string(key).equals(value)) {
                problems.invalid(path + "[" + key + "]", sorted(labels), "must be '" + value + "'");
            }
        });
        boolean readable = SelectorRules.problems(spec.object("selector"), "").isEmpty();
        if (readable && !LabelSelector.of(spec.object("selector")).matches(expected)) {
            problems.invalid(
                    "spec.selector", spec.object("selector"), "`selector` not auto-generated");
        }
    }

    private static JsonObject labels(JsonObject spec) {
        return spec.object("template").object("metadata").object("labels");
    }

    private static JsonObject sorted(JsonObject labels) {
        var sorted = JsonObject.builder();
        labels.keys().stream().sorted().forEach(key -> sorted.put(key, labels.string(key)));
        return sorted.build();
    }
}
