package dev.kubejar.api.admission;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What webhooks and policies have in common: which requests they are asked about.
final class MatchRules {
    static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");
    static final List<String> MATCH_POLICIES = List.of("Equivalent", "Exact");

    private static final List<String> SELECTORS = List.of("namespaceSelector", "objectSelector");
    private static final List<String> RULES = List.of("resourceRules", "excludeResourceRules");
    private static final int MAX_CONDITIONS = 64;

    private MatchRules() {}

    /// Which requests a webhook or a policy looks at when it does not say.
    static JsonObject defaults(JsonObject match) {
        JsonObject json =
                match.withDefault("matchPolicy", "Equivalent")
                        .withDefault("namespaceSelector", JsonObject.EMPTY)
                        .withDefault("objectSelector", JsonObject.EMPTY);
        for (String field : RULES) {
            json = json.mapObjects(field, OperationRules::defaults);
        }
        return json;
    }

    static void selectors(JsonObject match, String path, Problems problems) {
        for (String field : SELECTORS) {
            match.findObject(field)
                    .ifPresent(
                            it -> problems.addAll(SelectorRules.problems(it, path + "." + field)));
        }
    }

    /// `matchConstraints` of a policy, `matchResources` of a binding.
    static void resources(JsonObject match, String path, Problems problems) {
        problems.oneOf(path + ".matchPolicy", match.string("matchPolicy"), MATCH_POLICIES);
        selectors(match, path, problems);
        for (String field : RULES) {
            List<JsonObject> rules = match.objects(field);
            for (int i = 0; i < rules.size(); i++) {
                String at = path + "." + field + "[" + i + "]";
                names(rules.get(i).strings("resourceNames"), at + ".resourceNames", problems);
                OperationRules.rule(rules.get(i), at, problems);
            }
        }
    }

    private static void names(List<String> names, String path, Problems problems) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            String at = path + "[" + i + "]";
            problems.complaints(at, names.get(i), Names.pathSegment(names.get(i)));
            if (!seen.add(names.get(i))) {
                problems.duplicate(at, names.get(i));
            }
        }
    }

    /// @param complaint what is wrong with an expression
    static void conditions(
            List<JsonObject> conditions,
            Function<String, Optional<String>> complaint,
            String path,
            Problems problems) {
        if (conditions.size() > MAX_CONDITIONS) {
            problems.add(FieldError.tooMany(path, conditions.size(), MAX_CONDITIONS));
        }
        var names = new HashSet<String>();
        for (int i = 0; i < conditions.size(); i++) {
            String at = path + "[" + i + "]";
            String name = conditions.get(i).string("name");
            expression(conditions.get(i).string("expression"), complaint, at, problems);
            problems.requiredName(at + ".name", name, Names.qualified(name));
            if (!name.isEmpty() && !names.add(name)) {
                problems.duplicate(at + ".name", name);
            }
        }
    }

    private static void expression(
            String text,
            Function<String, Optional<String>> complaint,
            String path,
            Problems problems) {
        String expression = text.strip();
        if (expression.isEmpty()) {
            problems.required(path + ".expression");
        } else {
            complaint
                    .apply(expression)
                    .ifPresent(it -> problems.invalid(path + ".expression", expression, it));
        }
    }
}
