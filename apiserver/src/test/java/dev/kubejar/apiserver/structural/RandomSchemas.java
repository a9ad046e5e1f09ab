package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Structural schemas of any shape, and values that mostly fit them.
final class RandomSchemas {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "xyz", "äöü", "1");
    private static final List<String> WORDS =
            List.of(
                            "type object array string integer null default properties additionalProperties"
                                    .split(" ", -1),
                            "items required enum pattern ( format date-time allOf anyOf oneOf not nullable"
                                    .split(" ", -1),
                            "minimum maxLength multipleOf metadata apiVersion kind name labels a b"
                                    .split(" ", -1),
                            ("x-kubernetes-list-type map set x-kubernetes-list-map-keys x-kubernetes-map-type"
                                            + " x-kubernetes-embedded-resource x-kubernetes-int-or-string")
                                    .split(" ", -1),
                            ("x-kubernetes-preserve-unknown-fields x-kubernetes-validations rule fieldPath"
                                            + " .a['b'] $ref definitions dependencies id")
                                    .split(" ", -1))
                    .stream()
                    .flatMap(Stream::of)
                    .toList();
    private static final List<String> SCALARS = List.of("string", "integer", "number", "boolean");

    private final Random random;

    RandomSchemas(Random random) {
        this.random = random;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    // ---- schemas

    /// The schema of an object.
    JsonObject object(int depth) {
        var schema = JsonObject.builder().put("type", "object");
        if (oneIn(4)) {
            schema.put("additionalProperties", any(depth - 1));
        } else {
            var properties = JsonObject.builder();
            NAMES.stream()
                    .limit(1 + random.nextInt(4))
                    .forEach(name -> {
                        JsonObject property = any(depth - 1);
                        properties.put(name, oneIn(4) ? withDefault(property) : property);
                    });
            schema.put("properties", properties.build());
            if (oneIn(2)) {
                schema.put("required", JsonArray.ofStrings(List.of(one(NAMES))));
            }
        }
        maybe(schema, "minProperties", 2);
        maybe(schema, "maxProperties", 4);
        junctors(schema);
        return schema.build();
    }

    private JsonObject any(int depth) {
        return switch (depth <= 0 ? 0 : random.nextInt(4)) {
            case 1 -> object(depth);
            case 2 -> array(depth);
            default -> scalar();
        };
    }

    private JsonObject array(int depth) {
        var schema = JsonObject.builder().put("type", "array").put("items", any(depth - 1));
        maybe(schema, "minItems", 2);
        maybe(schema, "maxItems", 4);
        junctors(schema);
        return schema.build();
    }

    private JsonObject scalar() {
        var schema = JsonObject.builder().put("type", one(SCALARS));
        limits(schema);
        junctors(schema);
        return schema.build();
    }

    private void limits(JsonObject.Builder schema) {
        maybe(schema, "minLength", 2);
        maybe(schema, "maxLength", 4);
        maybe(schema, "minimum", 3);
        maybe(schema, "maximum", 6);
        if (oneIn(8)) {
            schema.put("exclusiveMinimum", true).put("minimum", 1);
        }
        if (oneIn(8)) {
            schema.put("pattern", one(List.of("^a", "b", "^[a-z]*$")));
        }
        if (oneIn(8)) {
            schema.put("multipleOf", 1 + random.nextInt(3));
        }
        if (oneIn(8)) {
            schema.put("enum", JsonArray.of(Json.of("a"), Json.of(1), Json.of(true)));
        }
    }

    private void maybe(JsonObject.Builder schema, String key, int below) {
        if (oneIn(6)) {
            schema.put(key, random.nextInt(below));
        }
    }

    private void junctors(JsonObject.Builder schema) {
        for (String key : List.of("allOf", "anyOf", "oneOf")) {
            if (oneIn(12)) {
                schema.put(
                        key,
                        JsonArray.of(
                                Stream.generate(this::branch)
                                        .limit(1 + random.nextInt(3))
                                        .toList()));
            }
        }
        if (oneIn(12)) {
            schema.put("not", branch());
        }
    }

    private JsonObject branch() {
        var branch = JsonObject.builder();
        limits(branch);
        if (oneIn(3)) {
            branch.put("required", JsonArray.ofStrings(List.of(one(NAMES))));
        }
        if (oneIn(6)) {
            var inner = JsonObject.builder();
            limits(inner);
            branch.put("properties", JsonObject.of(one(NAMES), inner.build()));
        }
        return branch.build();
    }

    /// With a default that is valid, if one is found.
    private JsonObject withDefault(JsonObject schema) {
        StructuralSchema parsed = StructuralSchema.parse(schema);
        for (int i = 0; i < 10; i++) {
            Json value = Pruning.prune(parsed, value(schema));
            if (value != JsonNull.NULL && ValueCheck.of(parsed, value).isEmpty()) {
                return schema.with("default", value);
            }
        }
        return schema;
    }

    // ---- values

    /// A value for `schema`; now and then of another type.
    Json value(JsonObject schema) {
        String type = oneIn(20) ? one(SCALARS) : schema.string("type");
        return switch (type) {
            case "object" -> objectFor(schema);
            case "array" -> {
                var elements = new ArrayList<Json>();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    elements.add(value(schema.object("items")));
                }
                yield JsonArray.of(elements);
            }
            case "string" -> Json.of(one(TEXTS));
            case "integer" -> Json.of(random.nextInt(8));
            case "number" ->
                    oneIn(2) ? Json.of(random.nextInt(8) + 10.5) : Json.of(random.nextInt(8));
            case "boolean" -> Json.of(random.nextBoolean());
            default -> JsonObject.EMPTY;
        };
    }

    private JsonObject objectFor(JsonObject schema) {
        var object = JsonObject.builder();
        schema.object("properties")
                .forEach((name, property) -> {
                    if (!oneIn(4)) {
                        object.put(name, value((JsonObject) property));
                    }
                });
        schema.findObject("additionalProperties")
                .ifPresent(values -> object.put(one(NAMES), value(values)));
        if (oneIn(4)) {
            object.put("unknown", JsonObject.of("x", Json.of(1)));
        }
        return object.build();
    }

    // ---- nonsense

    /// Any JSON, with the words of schemas where they do not belong.
    Json nonsense(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> JsonNull.NULL;
            case 1 -> Json.of(random.nextInt());
            case 2 -> Json.of(random.nextDouble());
            case 3 -> Json.of(random.nextBoolean());
            case 4 -> Json.of(one(WORDS));
            case 5 ->
                    JsonArray.of(
                            Stream.generate(() -> nonsense(depth - 1))
                                    .limit(random.nextInt(3))
                                    .toList());
            default -> nonsenseObject(depth - 1);
        };
    }

    JsonObject nonsenseObject(int depth) {
        var object = JsonObject.builder();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            object.put(one(WORDS), nonsense(depth));
        }
        return object.build();
    }
}
