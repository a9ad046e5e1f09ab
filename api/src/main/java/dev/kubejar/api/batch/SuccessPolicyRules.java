package dev.kubejar.api.batch;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.GoShape;
import java.util.List;

/// What makes invalid when an indexed job counts as done.
final class SuccessPolicyRules {
    private static final int MAX_RULES = 20;
    private static final int MAX_INDEXES = 64 * 1024;
    private static final GoShape POLICY =
            GoShape.empty()
                    .nullable(
                            "Rules",
                            "rules",
                            GoShape.empty()
                                    .nullable("SucceededIndexes", "succeededIndexes")
                                    .nullable("SucceededCount", "succeededCount"));

    private SuccessPolicyRules() {}

    static void problems(JsonObject policy, JsonObject spec, String path, Problems problems) {
        if (!spec.string("completionMode").equals(Job.INDEXED)) {
            problems.invalid(path, POLICY.of(policy), "requires indexed completion mode");
            return;
        }
        List<JsonObject> rules = policy.objects("rules");
        if (rules.isEmpty()) {
            problems.required(
                    path + ".rules",
                    "at least one rules must be specified when the successPolicy is specified");
        }
        if (rules.size() > MAX_RULES) {
            problems.tooMany(path + ".rules", rules.size(), MAX_RULES);
        }
        long completions = spec.integer("completions", 0);
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), completions, path + ".rules[" + i + "]", problems);
        }
    }

    private static void rule(JsonObject rule, long completions, String path, Problems problems) {
        if (!rule.has("succeededCount") && !rule.has("succeededIndexes")) {
            problems.required(
                    path, "at least one of succeededCount or succeededIndexes must be specified");
        }
        long indexes = 0;
        if (rule.has("succeededIndexes")) {
            String text = rule.string("succeededIndexes");
            if (text.length() > MAX_INDEXES) {
                problems.tooLong(path + ".succeededIndexes", MAX_INDEXES);
            }
            try {
                indexes = IndexRanges.parse(text, completions).count();
            } catch (IndexRanges.FormatException e) {
                problems.invalid(
                        path + ".succeededIndexes",
                        text,
                        "error parsing succeededIndexes: " + e.getMessage());
            }
        }
        if (rule.has("succeededCount")) {
            count(rule, completions, indexes, path, problems);
        }
    }

    private static void count(
            JsonObject rule, long completions, long indexes, String path, Problems problems) {
        long count = rule.integer("succeededCount", 0);
        problems.notNegative(rule, path, "succeededCount");
        if (count > completions) {
            problems.invalid(
                    path + ".succeededCount",
                    count,
                    "must be less than or equal to %d (the number of specified completions)"
                            .formatted(completions));
        }
        if (rule.has("succeededIndexes") && count > indexes) {
            problems.invalid(
                    path + ".succeededCount",
                    count,
                    "must be less than or equal to %d (the number of indexes in the specified succeededIndexes field)"
                            .formatted(indexes));
        }
    }
}
