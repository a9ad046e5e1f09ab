package dev.kubejar.apiserver;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Values that mostly fit an OpenAPI schema, and some that fit none.
final class HostileValues {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "a",
                    "b",
                    "abc",
                    "1",
                    "25%",
                    "1h",
                    "10.0.0.1",
                    "10.0.0.0/8",
                    "YQ==",
                    "2026-01-01",
                    "2026-01-01T00:00:00Z",
                    "http://a/b?c",
                    "1Gi",
                    "é",
                    "💥",
                    "\u0000");

    private final Choices choices;

    HostileValues(Choices choices) {
        this.choices = choices;
    }

    /// A value for the place that `schema` is of.
    Json of(JsonObject schema) {
        return choices.oneIn(30) ? anything(2) : fitting(schema, 6);
    }

    private Json fitting(JsonObject schema, int depth) {
        if (depth == 0 || choices.oneIn(60)) {
            return anything(1);
        }
        if (schema.bool("x-kubernetes-embedded-resource")) {
            return embedded();
        }
        return switch (schema.string("type")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> Json.of(choices.below(7) - 2L);
            case "number" -> choices.oneIn(2) ? Json.of(choices.below(5)) : new JsonDecimal(0.5);
            case "boolean" -> Json.of(choices.oneIn(2));
            case "string" -> Json.of(choices.oneIn(12) ? choices.text(40) : choices.pick(TEXTS));
            default -> choices.oneIn(2) ? Json.of(choices.below(100)) : Json.of("25%");
        };
    }

    private JsonObject object(JsonObject schema, int depth) {
        var object = JsonObject.builder();
        schema.object("properties")
                .forEach((name, property) -> {
                    boolean wanted = schema.strings("required").contains(name) || choices.oneIn(2);
                    if (wanted && property instanceof JsonObject below) {
                        object.put(name, fitting(below, depth - 1));
                    }
                });
        schema.findObject("additionalProperties")
                .ifPresent(below -> object.put(choices.pick(TEXTS), fitting(below, depth - 1)));
        if (choices.oneIn(25)) {
            object.put(choices.pick(TEXTS), anything(2));
        }
        return object.build();
    }

    private JsonArray array(JsonObject schema, int depth) {
        var items = new ArrayList<Json>();
        JsonObject item = schema.object("items");
        for (int i = choices.below(3); i > 0; i--) {
            items.add(fitting(item, depth - 1));
        }
        return JsonArray.of(items);
    }

    private JsonObject embedded() {
        JsonObject labels = JsonObject.of("labels", JsonObject.of("a", Json.of("b")));
        return JsonObject.builder()
                .put("apiVersion", choices.oneIn(9) ? "a/b/c" : "v1")
                .put("kind", choices.oneIn(9) ? "%" : "Pod")
                .put("metadata", choices.oneIn(9) ? anything(2) : labels)
                .build();
    }

    /// A value of no particular type.
    Json anything(int depth) {
        if (choices.oneIn(400)) {
            return deep();
        }
        return switch (choices.below(depth == 0 ? 5 : 7)) {
            case 0 -> JsonNull.NULL;
            case 1 -> Json.of(choices.oneIn(2));
            case 2 -> Json.of(choices.below(1_000_000) - 500_000L);
            case 3 -> new JsonDecimal(1e300 * choices.below(3));
            case 4 -> Json.of(choices.pick(TEXTS));
            case 5 -> JsonArray.of(List.of(anything(depth - 1), anything(depth - 1)));
            default -> JsonObject.of(choices.pick(TEXTS), anything(depth - 1));
        };
    }

    /// As deep as a body may be, or nearly so.
    private Json deep() {
        Json deep = Json.of(1);
        for (int i = 480 + choices.below(32); i > 0; i--) {
            deep = JsonObject.of("a", deep);
        }
        return deep;
    }
}
