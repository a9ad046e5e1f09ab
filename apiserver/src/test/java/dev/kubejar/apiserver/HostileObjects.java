package dev.kubejar.apiserver;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;

/// Objects that mostly fit the schema of a built-in kind.
final class HostileObjects {
    private final Choices choices;

    /// One in so many optional fields is set: few make objects that pass, many make ones that do
    /// not.
    private final int rarity;

    HostileObjects(Choices choices) {
        this.choices = choices;
        this.rarity = 2 + choices.below(20);
    }

    JsonObject of(Schema schema) {
        return struct(schema, 0);
    }

    private JsonObject struct(Schema schema, int depth) {
        var object = JsonObject.builder();
        schema.properties()
                .forEach((field, property) -> {
                    boolean wanted = schema.isRequired(field) || choices.oneIn(rarity + depth);
                    if (wanted && depth < 7) {
                        object.put(
                                field,
                                choices.oneIn(40)
                                        ? new HostileValues(choices).anything(2)
                                        : value(property, depth));
                    }
                });
        if (choices.oneIn(30)) {
            object.put(choices.pick(HostileRequests.WORDS), new HostileValues(choices).anything(2));
        }
        return object.build();
    }

    private Json value(Schema schema, int depth) {
        if (!schema.properties().isEmpty()) {
            return struct(schema, depth + 1);
        }
        if (schema.items().isPresent()) {
            var items = new ArrayList<Json>();
            for (int i = choices.below(3); i > 0; i--) {
                items.add(value(schema.items().get(), depth + 1));
            }
            return JsonArray.of(items);
        }
        if (schema.additionalProperties().isPresent()) {
            return JsonObject.of(
                    choices.pick(HostileRequests.WORDS),
                    value(schema.additionalProperties().get(), depth + 1));
        }
        if (!schema.enums().isEmpty() && !choices.oneIn(4)) {
            return choices.pick(schema.enums());
        }
        return switch (schema.type()) {
            case INTEGER -> Json.of(choices.oneIn(5) ? -1 : choices.below(70_000));
            case BOOLEAN -> Json.of(choices.oneIn(2));
            case STRING ->
                    Json.of(
                            choices.oneIn(9)
                                    ? choices.text(80)
                                    : choices.pick(HostileRequests.WORDS));
            default -> new HostileValues(choices).anything(2);
        };
    }
}
