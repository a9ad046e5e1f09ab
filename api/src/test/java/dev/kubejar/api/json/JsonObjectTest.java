package dev.kubejar.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 16, 17, 18, 40})
    void keepsFieldsAsAMapInOrderOfFirstPuttingDoes(int names) {
        long seed = 20261121L + names;
        var random = new Random(seed);
        Map<String, Json> model = new LinkedHashMap<>();
        JsonObject object = JsonObject.EMPTY;
        for (int round = 0; round < 300; round++) {
            JsonObject.Builder builder = object.toBuilder();
            for (int step = random.nextInt(5); step >= 0; step--) {
                change(random, names, model, builder);
            }
            object = builder.build();
            object = changed(random, names, model, object);
            assertThat(object.keys()).as("seed %d", seed).isEqualTo(List.copyOf(model.keySet()));
            assertThat(object).as("seed %d", seed).isEqualTo(JsonObject.of(model));
            model.forEach(new Holds(object)::check);
        }
    }

    private record Holds(JsonObject object) {
        void check(String key, Json value) {
            assertThat(object.find(key)).contains(value);
        }
    }

    private static void change(
            Random random, int names, Map<String, Json> model, JsonObject.Builder builder) {
        String key = "key" + random.nextInt(names);
        if (random.nextInt(3) == 0) {
            model.remove(key);
            builder.remove(key);
        } else {
            Json value = Json.of(random.nextLong());
            model.put(key, value);
            builder.put(key, value);
        }
    }

    private static JsonObject changed(
            Random random, int names, Map<String, Json> model, JsonObject object) {
        String key = "key" + random.nextInt(names);
        if (random.nextBoolean()) {
            model.remove(key);
            return object.without(key);
        }
        Json value = Json.of(random.nextLong());
        model.put(key, value);
        return object.with(key, value);
    }

    @Test
    void aBuilderThatGoesOnLeavesWhatItBuiltAsItWas() {
        JsonObject.Builder builder = JsonObject.builder().put("a", 1);
        JsonObject first = builder.build();
        builder.put("a", 2).put("b", 3);
        assertThat(first).isEqualTo(JsonObject.EMPTY.with("a", 1));
        assertThat(builder.build()).hasToString("{\"a\":2,\"b\":3}");
    }

    @Test
    void whatChangesNothingGivesBackTheSameTree() {
        Json inner = JsonObject.of("b", Json.of(1));
        JsonObject tree =
                JsonObject.EMPTY.with("a", inner).with("list", JsonArray.of(inner, Json.of("x")));
        assertThat(tree.with("a", inner)).isSameAs(tree);
        assertThat(tree.mapObject("a", it -> it.without("c"))).isSameAs(tree);
        assertThat(tree.mapObjects("list", it -> it.withDefault("b", 2))).isSameAs(tree);
        assertThat(tree.withFieldsOf(tree, "a", "list", "none")).isSameAs(tree);
    }

    @Test
    void takesFieldsAndTheirAbsenceFromAnother() {
        JsonObject other = JsonObject.EMPTY.with("a", 2).with("n", JsonNull.NULL).with("x", 1);
        assertThat(JsonObject.EMPTY.with("a", 1).with("b", 1).withFieldsOf(other, "b", "a", "n"))
                .hasToString("{\"a\":2,\"n\":null}");
    }

    @Test
    void tellsOfRepeatedFieldsByTheirPaths() {
        var repeated = new ArrayList<String>();
        Json json =
                JsonReader.parseForeign(
                        "{\"a\":{\"b\":[{\"c\":1},{\"c\":1,\"c\":2}],\"b\":[]},\"d\":0,\"a\":1,\"d\":3}"
                                .getBytes(UTF_8),
                        repeated::add);
        assertThat(repeated).containsExactly("a.b[1].c", "a.b", "a", "d");
        assertThat(json).hasToString("{\"a\":1,\"d\":3}");
    }
}
