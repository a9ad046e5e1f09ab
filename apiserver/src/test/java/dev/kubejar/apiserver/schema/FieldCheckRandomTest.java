package dev.kubejar.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Bodies of any shape: mostly what the schema wants, with nulls, unknown fields and now and then a
/// wrong type.
final class FieldCheckRandomTest {
    private static final int DEPTH = 6;
    private static final int BODIES = 3_000;
    private static final List<String> KINDS =
            List.of("v1 Pod", "v1 Service", "apps/v1 Deployment", "batch/v1 Job", "v1 Node");

    private final Schemas schemas = Schemas.load();

    @Test
    void whatIsKeptIsKeptAgainUnchanged() {
        long seed = Seed.first();
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < BODIES; i++) {
            Schema schema = schema(KINDS.get(i % KINDS.size()));
            JsonObject body = struct(schema, random, DEPTH);
            Optional<JsonObject> kept = checked(schema, body);
            kept.ifPresent(once -> {
                var again = FieldCheck.check(schema, once, List.of());
                assertThat(again.problems()).as("seed %d: %s", seed, body).isEmpty();
                assertThat(again.object()).as("seed %d: %s", seed, body).isSameAs(once);
            });
            refused += kept.isEmpty() ? 1 : 0;
        }
        assertThat(refused).as("refused bodies, seed %d", seed).isBetween(1, BODIES - 1);
    }

    @Test
    void aCheckOfWhatChangedFindsWhatACheckOfAllFinds() {
        long seed = Seed.first();
        var random = new Random(seed);
        for (int i = 0; i < BODIES; i++) {
            Schema schema = schema(KINDS.get(i % KINDS.size()));
            Optional<JsonObject> known = checked(schema, struct(schema, random, DEPTH));
            if (known.isPresent()) {
                JsonObject changed = changed(schema, known.get(), random, DEPTH);
                assertThat(outcome(() -> FieldCheck.recheck(schema, changed, known.get())))
                        .as("seed %d: %s", seed, changed)
                        .isEqualTo(outcome(() -> FieldCheck.check(schema, changed, List.of())));
            }
        }
    }

    /// The object with some fields, here and inside, put anew or taken away.
    private JsonObject changed(Schema schema, JsonObject object, Random random, int depth) {
        JsonObject next = object;
        for (String key : object.keys()) {
            Optional<Schema> field = schema.property(key);
            switch (random.nextInt(4)) {
                case 0 -> next = next.without(key);
                case 1 -> {
                    if (field.isPresent()
                            && object.find(key).orElseThrow() instanceof JsonObject inner) {
                        next = next.with(key, changed(field.get(), inner, random, depth - 1));
                    }
                }
                default -> {} // stays the same instance
            }
        }
        for (String key : struct(schema, random, depth).keys()) {
            Optional<Schema> field = schema.property(key);
            next = next.with(key, field.isPresent() ? value(field.get(), random, 2) : Json.of(1));
        }
        return next;
    }

    private static String outcome(Supplier<FieldCheck.Checked> check) {
        try {
            return check.get().toString();
        } catch (TypeMismatchException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Optional<JsonObject> checked(Schema schema, JsonObject body) {
        try {
            return Optional.of(FieldCheck.check(schema, body, List.of()).object());
        } catch (TypeMismatchException _) { // an honest answer to a wrong type
            return Optional.empty();
        }
    }

    private Schema schema(String kind) {
        String[] words = kind.split(" ", -1);
        return schemas.of(words[0], words[1]).orElseThrow();
    }

    private JsonObject struct(Schema schema, Random random, int depth) {
        var object = JsonObject.builder();
        schema.properties()
                .forEach((name, field) -> {
                    if (depth > 0 && random.nextInt(4) == 0) {
                        object.put(name, value(field, random, depth - 1));
                    }
                });
        return random.nextInt(8) == 0
                ? object.put("unknown", scalar(random)).build()
                : object.build();
    }

    private Json value(Schema schema, Random random, int depth) {
        if (random.nextInt(12) == 0) {
            return JsonNull.NULL;
        }
        if (random.nextInt(200) == 0) {
            return scalar(random);
        }
        return switch (schema.type()) {
            case OBJECT -> object(schema, random, depth);
            case ARRAY -> array(schema, random, depth);
            case STRING -> Json.of(text(schema, random));
            case INTEGER -> Json.of(random.nextInt());
            case NUMBER -> Json.of(random.nextDouble());
            case BOOLEAN -> Json.of(random.nextBoolean());
            case INT_OR_STRING -> random.nextBoolean() ? Json.of(80) : Json.of("http");
            case QUANTITY ->
                    random.nextBoolean()
                            ? Json.of(random.nextInt(5000))
                            : Json.of(random.nextInt(5000) + "m");
            case ANY -> scalar(random);
        };
    }

    private Json object(Schema schema, Random random, int depth) {
        return schema.additionalProperties()
                .map(values -> map(values, random, depth))
                .orElseGet(() -> struct(schema, random, depth));
    }

    private JsonObject map(Schema values, Random random, int depth) {
        var map = JsonObject.builder();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put("key" + i, value(values, random, depth));
        }
        return map.build();
    }

    private Json array(Schema schema, Random random, int depth) {
        var values = new ArrayList<Json>();
        Schema items = schema.items().orElseThrow();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value(items, random, depth));
        }
        return JsonArray.of(values);
    }

    private static String text(Schema schema, Random random) {
        return switch (schema.format()) {
            case "date-time" ->
                    "2026-01-0%dT00:00:00+0%d:00"
                            .formatted(1 + random.nextInt(9), random.nextInt(9));
            case "byte" -> "aGVs\nbG8=";
            default -> "text" + random.nextInt(10);
        };
    }

    private static Json scalar(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Json.of(1.5);
            case 1 -> Json.of("text");
            case 2 -> Json.of(true);
            default -> Json.of(7);
        };
    }
}
