package dev.kubejar.apiserver.apply;

import static dev.kubejar.apiserver.apply.MergeTest.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Objects that several appliers share, made from a seed: what must hold whatever they apply.
final class ApplyRandomTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private final SharedObject shared = new SharedObject(SCHEMA);

    @RepeatedTest(300)
    void whatMustHoldOfEveryApply(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int step = 0; step < 12; step++) {
            String manager = "manager-" + random.nextInt(3);
            JsonObject config = object(random);
            shared.apply(manager, config, true);
            String seed = "seed %d, step %d".formatted(repetition.getCurrentRepetition(), step);

            // the result contains what was applied, owned by its applier and by nobody else's value
            FieldSet named = TreeFields.named(SCHEMA, config);
            assertThat(shared.owned(manager)).as(seed).isEqualTo(named);
            assertThat(Merge.merge(SCHEMA, shared.tree(), config))
                    .as(seed)
                    .isEqualTo(shared.tree());

            // again changes nothing
            ApiObject before = shared.object();
            shared.apply(manager, config, false);
            assertThat(shared.object()).as(seed).isEqualTo(before);

            // nobody owns what is not there
            FieldSet there =
                    TreeFields.withNamedFields(SCHEMA, TreeFields.all(SCHEMA, shared.tree()))
                            .union(TreeFields.named(SCHEMA, shared.tree()));
            assertThat(shared.allOwned().difference(there).isEmpty()).as(seed).isTrue();
        }
        // when all give up all, nothing is left
        for (int i = 0; i < 3; i++) {
            shared.apply("manager-" + i, JsonObject.EMPTY, false);
        }
        assertThat(shared.tree()).isEqualTo(JsonObject.EMPTY);
        assertThat(shared.allOwned()).isEqualTo(FieldSet.EMPTY);
    }

    private static JsonObject object(Random random) {
        JsonObject.Builder object = JsonObject.builder();
        maybe(random, object, "number", () -> Json.of(random.nextInt(3)));
        maybe(random, object, "text", () -> Json.of(name(random)));
        maybe(random, object, "whole", () -> JsonObject.of(name(random), Json.of(1)));
        maybe(random, object, "any", () -> JsonObject.of(name(random), map(random)));
        maybe(random, object, "map", () -> map(random));
        maybe(random, object, "atomicMap", () -> map(random));
        maybe(random, object, "set", () -> JsonArray.ofStrings(names(random)));
        maybe(random, object, "atomicList", () -> JsonArray.ofStrings(names(random)));
        maybe(random, object, "keyed", () -> keyed(random));
        return object.build();
    }

    private static void maybe(
            Random random, JsonObject.Builder object, String field, Supplier<Json> value) {
        if (random.nextBoolean()) {
            object.put(field, value.get());
        }
    }

    private static String name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /// At least one, in any order: an empty list or map leaves nothing to own.
    private static List<String> names(Random random) {
        var names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        return names.subList(0, 1 + random.nextInt(names.size() - 1));
    }

    private static Json map(Random random) {
        JsonObject.Builder map = JsonObject.builder();
        names(random).forEach(name -> map.put(name, name(random)));
        return map.build();
    }

    private static Json keyed(Random random) {
        return JsonArray.of(
                names(random).stream()
                        .map(name ->
                                JsonObject.builder()
                                        .put("name", name)
                                        .put("value", name(random))
                                        .build())
                        .toList());
    }
}
