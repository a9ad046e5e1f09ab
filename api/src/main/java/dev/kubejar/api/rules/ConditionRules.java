package dev.kubejar.api.rules;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What makes conditions of the common form (`metav1.Condition`) invalid.
///
/// Source: [ValidateConditions](https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1/validation)
public final class ConditionRules {
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final String REASON = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";
    private static final Pattern IS_REASON = Pattern.compile(REASON);
    private static final int MAX_REASON = 1024;
    private static final int MAX_MESSAGE = 32 * 1024;

    private ConditionRules() {}

    /// All of the list at `path`.
    public static void conditions(List<JsonObject> conditions, String path, Problems problems) {
        var types = new HashSet<String>();
        for (int i = 0; i < conditions.size(); i++) {
            String type = conditions.get(i).string("type");
            if (!types.add(type)) {
                problems.duplicate(path + "[" + i + "].type", type);
            }
            condition(conditions.get(i), path + "[" + i + "]", problems);
        }
    }

    private static void condition(JsonObject condition, String path, Problems problems) {
        String type = condition.string("type");
        if (type.isEmpty()) {
            problems.required(path + ".type");
        }
        problems.complaints(path + ".type", type, Names.qualified(type));
        problems.requiredOneOf(path + ".status", condition.string("status"), STATUSES);
        problems.notNegative(condition, path, "observedGeneration");
        if (condition.string("lastTransitionTime").isEmpty()) {
            problems.required(path + ".lastTransitionTime");
        }
        reason(condition.string("reason"), path + ".reason", problems);
        if (condition.string("message").length() > MAX_MESSAGE) {
            problems.add(FieldError.tooLong(path + ".message", MAX_MESSAGE));
        }
    }

    private static void reason(String reason, String path, Problems problems) {
        if (reason.isEmpty()) {
            problems.required(path);
            return;
        }
        if (!IS_REASON.matcher(reason).matches()) {
            problems.invalid(
                    path,
                    reason,
                    "a condition reason must start with alphabetic character, optionally followed"
                            + " by a string of alphanumeric characters or '_,:', and must end with"
                            + " an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME', "
                            + " or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex"
                            + " used for validation is '"
                            + REASON
                            + "')");
        }
        if (reason.length() > MAX_REASON) {
            problems.add(FieldError.tooLong(path, MAX_REASON));
        }
    }
}
