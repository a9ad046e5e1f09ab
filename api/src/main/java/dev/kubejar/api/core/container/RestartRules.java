package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes a container's own restart policy invalid, and the rules by which its exit codes
/// overrule it.
final class RestartRules {
    private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final int MAX_RULES = 20;
    private static final int MAX_CODES = 255;

    private RestartRules() {}

    static void problems(JsonObject container, String path, Problems problems) {
        container
                .findString("restartPolicy")
                .ifPresent(it -> problems.oneOf(path + ".restartPolicy", it, POLICIES));
        List<JsonObject> rules = container.objects("restartPolicyRules");
        if (!rules.isEmpty() && !container.has("restartPolicy")) {
            problems.required(
                    path + ".restartPolicy",
                    "must specify restartPolicy when restart rules are used");
        }
        if (rules.size() > MAX_RULES) {
            problems.tooMany(path + ".restartPolicyRules", rules.size(), MAX_RULES);
        }
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), path + ".restartPolicyRules[" + i + "]", problems);
        }
    }

    private static void rule(JsonObject rule, String path, Problems problems) {
        problems.oneOf(path + ".action", rule.string("action"), List.of("Restart"));
        if (!rule.has("exitCodes")) {
            problems.required(path + ".exitCodes", "must be specified");
            return;
        }
        JsonObject codes = rule.object("exitCodes");
        problems.oneOf(path + ".exitCodes.operator", codes.string("operator"), OPERATORS);
        int count = codes.array("values").size();
        if (count > MAX_CODES) {
            problems.tooMany(path + ".exitCodes.values", count, MAX_CODES);
        }
    }
}
