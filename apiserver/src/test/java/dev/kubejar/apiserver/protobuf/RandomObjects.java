package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;

/// Makes objects that a schema allows, as Go's JSON would show them.
///
/// @param deepest how many messages may lie in one another
record RandomObjects(Random random, int deepest) {

    JsonObject of(Schema schema) {
        return struct(schema, 0);
    }

    private JsonObject struct(Schema schema, int depth) {
        var object = JsonObject.builder();
        schema.properties()
                .forEach((name, property) -> {
                    boolean has = property.wireNumber() > 0 && random.nextInt(depth + 2) < 2;
                    if (has && (depth < deepest || isFlat(property))) {
                        boolean zeroes = property.keepsZero() || schema.isRequired(name);
                        object.put(name, value(property, depth, zeroes));
                    }
                });
        return object.build();
    }

    private static boolean isFlat(Schema schema) {
        return switch (Form.of(schema)) {
            case MESSAGE -> false;
            case LIST -> isFlat(schema.items().orElseThrow());
            case MAP -> isFlat(schema.additionalProperties().orElseThrow());
            default -> true;
        };
    }

    private Json value(Schema schema, int depth, boolean zeroes) {
        boolean zero = zeroes && random.nextInt(4) == 0;
        return switch (Form.of(schema)) {
            case MESSAGE -> struct(schema, depth + 1);
            case MAP -> map(schema.additionalProperties().orElseThrow(), depth);
            case LIST -> list(schema.items().orElseThrow(), depth);
            case STRING -> Json.of(zero ? "" : word());
            case BYTES ->
                    Json.of(
                            Base64.getEncoder()
                                    .encodeToString(word().getBytes(StandardCharsets.UTF_8)));
            case INTEGER -> Json.of(zero ? 0 : integer(schema));
            case BOOLEAN -> Json.of(!zero);
            case DOUBLE -> new JsonDecimal(random.nextDouble());
            case TIME -> Json.of(Timestamps.seconds(instant()));
            case MICRO_TIME -> Json.of(Timestamps.micros(instant()));
            case QUANTITY -> Json.of(random.nextInt(1000) + "Mi");
            case INT_OR_STRING ->
                    random.nextBoolean() ? Json.of(random.nextInt(9999)) : Json.of("25%");
            case SCHEMA_CHOICE -> choice(schema, depth);
            case RAW -> JsonObject.of("f:" + word(), Json.of(random.nextInt()));
        };
    }

    private Json choice(Schema schema, int depth) {
        Schema whole = schema.alternative().orElseThrow();
        if (random.nextBoolean() && depth < deepest) {
            return struct(whole, depth + 1);
        }
        return switch (SchemaChoice.of(schema)) {
            case OR_ARRAY -> JsonArray.of(struct(whole, deepest));
            case OR_BOOL -> Json.of(random.nextBoolean());
            case OR_STRINGS -> JsonArray.of(Json.of(word()), Json.of(word()));
        };
    }

    private long integer(Schema schema) {
        long number = schema.format().equals("int32") ? random.nextInt() : random.nextLong();
        return number == 0 ? 1 : number;
    }

    private Json map(Schema values, int depth) {
        var map = JsonObject.builder();
        for (int i = 0; i <= random.nextInt(3); i++) {
            map.put(word(), value(values, depth, true));
        }
        return map.build();
    }

    private Json list(Schema items, int depth) {
        int length = 1 + random.nextInt(2);
        return JsonArray.of(
                Stream.generate(() -> value(items, depth, true)).limit(length).toList());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(1, 250_000_000_000L), 1000L * random.nextInt(1_000_000));
    }

    private String word() {
        return "wört-" + random.nextInt(1_000_000);
    }
}
