package dev.kubejar.api.batch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a job does about failures of pods, by exit code or condition: defaults, and what makes it
/// invalid.
final class PodFailurePolicyRules {
    private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final int MAX_RULES = 20;
    private static final int MAX_CODES = 255;
    private static final int MAX_CONDITIONS = 20;

    private PodFailurePolicyRules() {}

    static JsonObject defaulted(JsonObject policy) {
        return policy.mapObjects(
                "rules",
                rule -> rule.mapObjects("onPodConditions", it -> it.withDefault("status", "True")));
    }

    static void problems(JsonObject policy, JsonObject spec, String path, Problems problems) {
        List<JsonObject> rules = policy.objects("rules");
        String at = path + ".rules";
        if (rules.size() > MAX_RULES) {
            problems.tooMany(at, rules.size(), MAX_RULES);
        }
        JsonObject pod = spec.object("template").object("spec");
        Set<String> containers =
                Stream.of("containers", "initContainers")
                        .flatMap(it -> pod.objects(it).stream())
                        .map(it -> it.string("name"))
                        .collect(Collectors.toSet());
        boolean perIndex = spec.has("backoffLimitPerIndex");
        for (int i = 0; i < rules.size(); i++) {
            String ruleAt = at + "[" + i + "]";
            action(rules.get(i).string("action"), perIndex, ruleAt + ".action", problems);
            rule(rules.get(i), containers, ruleAt, problems);
        }
    }

    private static void action(String action, boolean perIndex, String path, Problems problems) {
        if (action.equals("FailIndex")) {
            if (!perIndex) {
                problems.invalid(path, action, "requires the backoffLimitPerIndex to be set");
            }
        } else {
            requiredOneOf(path, action, ACTIONS, problems);
        }
    }

    /// Names the words that are possible when there is none, too.
    private static void requiredOneOf(
            String path, String value, List<String> words, Problems problems) {
        if (value.isEmpty()) {
            problems.required(
                    path,
                    words.stream()
                            .collect(Collectors.joining("\" \"", "valid values: [\"", "\"]")));
        } else {
            problems.oneOf(path, value, words);
        }
    }

    private static void rule(
            JsonObject rule, Set<String> containers, String path, Problems problems) {
        boolean onCodes = rule.has("onExitCodes");
        boolean onConditions = !rule.array("onPodConditions").isEmpty();
        if (onCodes) {
            exitCodes(rule.object("onExitCodes"), containers, path + ".onExitCodes", problems);
        }
        if (onConditions) {
            conditions(rule.objects("onPodConditions"), path + ".onPodConditions", problems);
        }
        if (onCodes && onConditions) {
            problems.invalid(
                    path, "specifying both OnExitCodes and OnPodConditions is not supported");
        }
        if (!onCodes && !onConditions) {
            problems.invalid(path, "specifying one of OnExitCodes and OnPodConditions is required");
        }
    }

    private static void conditions(List<JsonObject> patterns, String path, Problems problems) {
        if (patterns.size() > MAX_CONDITIONS) {
            problems.tooMany(path, patterns.size(), MAX_CONDITIONS);
        }
        for (int i = 0; i < patterns.size(); i++) {
            String at = path + "[" + i + "]";
            String type = patterns.get(i).string("type");
            problems.complaints(at + ".type", type, Names.qualified(type));
            requiredOneOf(at + ".status", patterns.get(i).string("status"), STATUSES, problems);
        }
    }

    private static void exitCodes(
            JsonObject codes, Set<String> containers, String path, Problems problems) {
        String operator = codes.string("operator");
        requiredOneOf(path + ".operator", operator, OPERATORS, problems);
        codes.findString("containerName")
                .filter(it -> !containers.contains(it))
                .ifPresent(it ->
                        problems.invalid(
                                path + ".containerName",
                                it,
                                "must be one of the container or initContainer names in the pod"
                                        + " template"));
        JsonArray values = codes.array("values");
        if (values.isEmpty()) {
            problems.invalid(path + ".values", values, "at least one value is required");
        } else if (values.size() > MAX_CODES) {
            problems.tooMany(path + ".values", values.size(), MAX_CODES);
        }
        values(values, operator.equals("In"), path + ".values", problems);
    }

    private static void values(JsonArray values, boolean isIn, String path, Problems problems) {
        var seen = new HashSet<Json>();
        boolean ordered = true;
        long before = Long.MIN_VALUE;
        for (int i = 0; i < values.size(); i++) {
            long code = values.get(i) instanceof JsonInteger(long value) ? value : 0;
            if (isIn && code == 0) {
                problems.invalid(path + "[" + i + "]", code, "must not be 0 for the In operator");
            }
            if (!seen.add(values.get(i))) {
                problems.add(FieldError.duplicate(path + "[" + i + "]", values.get(i)));
            }
            ordered &= code >= before;
            before = code;
        }
        if (!ordered) {
            problems.invalid(path, values, "must be ordered");
        }
    }
}
