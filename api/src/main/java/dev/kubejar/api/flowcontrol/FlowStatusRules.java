package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What both kinds of the group have in common: fixed objects, and conditions of a form of their
/// own.
final class FlowStatusRules {
    private static final List<String> MANDATORY =
            List.of(SuggestedFlow.EXEMPT, SuggestedFlow.CATCH_ALL);

    private FlowStatusRules() {}

    /// The spec that the object of that name must have, if it is one of the fixed ones.
    static Optional<JsonObject> fixed(List<ApiObject> suggested, String name) {
        return suggested.stream()
                .filter(it -> MANDATORY.contains(name) && it.meta().name().equals(name))
                .findFirst()
                .map(ApiObject::spec);
    }

    static void conditions(JsonObject status, Problems problems) {
        var types = new HashSet<String>();
        List<JsonObject> conditions = status.objects("conditions");
        for (int i = 0; i < conditions.size(); i++) {
            String path = "status.conditions[" + i + "].type";
            String type = conditions.get(i).string("type");
            if (!types.add(type)) {
                problems.duplicate(path, type);
            }
            if (type.isEmpty()) {
                problems.required(path, "must not be empty");
            }
        }
    }
}
