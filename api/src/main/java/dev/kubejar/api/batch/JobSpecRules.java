package dev.kubejar.api.batch;

import dev.kubejar.api.core.pod.PodTemplateRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes the spec of a job, or of a CronJob's template, invalid beside its selector.
///
/// Source: `validateJobSpec` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/batch/validation/validation.go)
final class JobSpecRules {
    private static final int MANY = 100_000;
    private static final int MANY_AT_ONCE = 10_000;
    private static final int MAX_MANAGER = 63;
    private static final String PER_INDEX =
            "must be less than or equal to 10000 when completions are above 100000 and used with"
                    + " backoff limit per index";
    private static final List<String> COUNTS =
            List.of(
                    "parallelism",
                    "completions",
                    "activeDeadlineSeconds",
                    "backoffLimit",
                    "ttlSecondsAfterFinished",
                    "backoffLimitPerIndex",
                    "maxFailedIndexes");

    private JobSpecRules() {}

    static void problems(JsonObject spec, String path, Problems problems) {
        COUNTS.forEach(count -> problems.notNegative(spec, path, count));
        if (spec.has("maxFailedIndexes") && !spec.has("backoffLimitPerIndex")) {
            problems.required(path + ".backoffLimitPerIndex", "when maxFailedIndexes is specified");
        }
        if (spec.has("managedBy")) {
            String manager = spec.string("managedBy");
            NameRules.domainPrefixedPath(path + ".managedBy", manager, problems);
            if (manager.length() > MAX_MANAGER) {
                problems.tooLong(path + ".managedBy", MAX_MANAGER);
            }
        }
        completionMode(spec, path, problems);
        spec.findObject("podFailurePolicy")
                .ifPresent(it ->
                        PodFailurePolicyRules.problems(
                                it, spec, path + ".podFailurePolicy", problems));
        spec.findObject("successPolicy")
                .ifPresent(it ->
                        SuccessPolicyRules.problems(it, spec, path + ".successPolicy", problems));
        podReplacementPolicy(spec, path + ".podReplacementPolicy", problems);
        PodTemplateRules.problems(spec.object("template"), path + ".template", problems);
        restartPolicy(spec, path + ".template.spec.restartPolicy", problems);
    }

    private static void completionMode(JsonObject spec, String path, Problems problems) {
        String mode = spec.string("completionMode");
        if (spec.has("completionMode")) {
            problems.oneOf(path + ".completionMode", mode, List.of("NonIndexed", Job.INDEXED));
        }
        if (mode.equals(Job.INDEXED)) {
            indexed(spec, path, problems);
        } else if (mode.isEmpty() || mode.equals("NonIndexed")) {
            for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.has(field)) {
                    problems.invalid(
                            path + "." + field,
                            spec.integer(field, 0),
                            "requires indexed completion mode");
                }
            }
        }
    }

    private static void indexed(JsonObject spec, String path, Problems problems) {
        long parallelism = spec.integer("parallelism", 0);
        long completions = spec.integer("completions", 0);
        long failed = spec.integer("maxFailedIndexes", 0);
        if (!spec.has("completions")) {
            problems.required(path + ".completions", "when completion mode is Indexed");
        }
        if (parallelism > MANY) {
            problems.invalid(
                    path + ".parallelism",
                    parallelism,
                    "must be less than or equal to 100000 when completion mode is Indexed");
        }
        if (spec.has("completions") && failed > completions) {
            problems.invalid(
                    path + ".maxFailedIndexes",
                    failed,
                    "must be less than or equal to completions");
        }
        if (failed > MANY) {
            problems.invalid(
                    path + ".maxFailedIndexes", failed, "must be less than or equal to 100000");
        }
        if (completions > MANY && spec.has("backoffLimitPerIndex")) {
            if (!spec.has("maxFailedIndexes")) {
                problems.required(
                        path + ".maxFailedIndexes",
                        "must be specified when completions is above 100000");
            }
            if (parallelism > MANY_AT_ONCE) {
                problems.invalid(path + ".parallelism", parallelism, PER_INDEX);
            }
            if (failed > MANY_AT_ONCE) {
                problems.invalid(path + ".maxFailedIndexes", failed, PER_INDEX);
            }
        }
    }

    private static void podReplacementPolicy(JsonObject spec, String path, Problems problems) {
        spec.findString("podReplacementPolicy")
                .ifPresent(it ->
                        problems.oneOf(
                                path,
                                it,
                                spec.has("podFailurePolicy")
                                        ? List.of("Failed")
                                        : List.of("Failed", "TerminatingOrFailed")));
    }

    private static void restartPolicy(JsonObject spec, String path, Problems problems) {
        String policy = spec.object("template").object("spec").string("restartPolicy");
        switch (policy) {
            case "", "Always" -> problems.required(path, "valid values: \"OnFailure\", \"Never\"");
            case "OnFailure" -> {
                if (spec.has("podFailurePolicy")) {
                    problems.invalid(
                            path,
                            policy,
                            "only \"Never\" is supported when podFailurePolicy is specified");
                }
            }
            default -> problems.oneOf(path, policy, List.of("OnFailure", "Never"));
        }
    }
}
