package dev.kubejar.apiserver.custom;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;

/// A condition of a definition as it should be.
record DefinitionCondition(String type, boolean holds, String reason, String message) {

    static DefinitionCondition terminating(String reason, String message) {
        return new DefinitionCondition(CustomResourceDefinition.TERMINATING, true, reason, message);
    }

    /// Of a definition that may go now.
    static DefinitionCondition terminated(String reason, String message) {
        return new DefinitionCondition(
                CustomResourceDefinition.TERMINATING, false, reason, message);
    }

    /// `status` with this condition in the place of the one of its type, or behind all others. Its
    /// transition is now, unless it held, or did not hold, before.
    JsonObject in(JsonObject status, Instant now) {
        var conditions = new ArrayList<JsonObject>();
        boolean placed = false;
        for (Condition one : Condition.all(status)) {
            boolean isOurs = one.type().equals(type);
            placed |= isOurs;
            conditions.add(isOurs ? json(since(one, now)) : one.json());
        }
        if (!placed) {
            conditions.add(json(now));
        }
        return status.with("conditions", JsonArray.of(conditions));
    }

    private Instant since(Condition before, Instant now) {
        return before.status().equals(word()) ? before.lastTransitionTime().orElse(now) : now;
    }

    /// Whether the status says just this already.
    boolean isIn(JsonObject status) {
        return Condition.find(status, type)
                .filter(one ->
                        one.status().equals(word())
                                && one.reason().equals(reason)
                                && one.message().equals(message))
                .isPresent();
    }

    private String word() {
        return holds ? "True" : "False";
    }

    private JsonObject json(Instant since) {
        return JsonObject.builder()
                .put("type", type)
                .put("status", word())
                .put("lastTransitionTime", Timestamps.seconds(since))
                .put("reason", reason)
                .put("message", message)
                .build();
    }
}
