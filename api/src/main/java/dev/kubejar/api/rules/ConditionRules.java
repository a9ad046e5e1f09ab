package dev.kubejar.api.rules;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What makes the conditions of the newer kinds invalid, which all have one form.
///
/// Source:
/// [ValidateConditions](https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1/validation#ValidateConditions)
public final class ConditionRules {
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final String REASON = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";
    private static final Pattern IS_REASON = Pattern.compile(REASON);
    private static final int MAX_REASON = 1024;
    private static final int MAX_MESSAGE = 32 * 1024;

    private ConditionRules() {}

    public static void conditions(List<JsonObject> conditions, String path, Problems problems) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < conditions.size(); i++) {
            String type = conditions.get(i).string("type");
            String at = path + "[" + i + "]";
            if (seen.putIfAbsent(type, i) != null) {
                problems.duplicate(at + ".type", type);
            }
            condition(conditions.get(i), at, problems);
        }
    }

    private static void condition(JsonObject condition, String path, Problems problems) {
        String type = condition.string("type");
        if (type.isEmpty()) {
            problems.required(path + ".type", "must be set");
        } else {
            problems.complaints(path + ".type", type, Names.qualified(type));
        }
        problems.oneOf(path + ".status", condition.string("status"), STATUSES);
        long generation = condition.integer("observedGeneration", 0);
        if (generation < 0) {
            problems.invalid(
                    path + ".observedGeneration",
                    generation,
                    "must be greater than or equal to zero");
        }
        if (condition.string("lastTransitionTime").isEmpty()) {
            problems.required(path + ".lastTransitionTime", "must be set");
        }
        String reason = condition.string("reason");
        if (reason.isEmpty()) {
            problems.required(path + ".reason", "must be set");
        } else {
            if (!IS_REASON.matcher(reason).matches()) {
                problems.invalid(
                        path + ".reason",
                        reason,
                        "a condition reason must start with alphabetic character, optionally"
                                + " followed by a string of alphanumeric characters or '_,:', and"
                                + " must end with an alphanumeric character or '_' (e.g."
                                + " 'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',"
                                + "  or 'ReasonA:ReasonB', regex used for validation is '"
                                + REASON
                                + "')");
            }
            if (reason.length() > MAX_REASON) {
                problems.tooLong(path + ".reason", MAX_REASON);
            }
        }
        if (condition.string("message").length() > MAX_MESSAGE) {
            problems.tooLong(path + ".message", MAX_MESSAGE);
        }
    }
}
