package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Definitions and objects whose only purpose is to keep the server busy.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileSchemaTest {
    private static final Schema OBJECT_META =
            Schemas.load().definition(StructuralSchema.OBJECT_META);

    /// As deep as the reader of bodies lets a definition be.
    private static final int DEEP = 240;

    private static final JsonObject STRING = JsonObject.of("type", Json.of("string"));

    @Test
    void depthIsWalkedToItsEnd() {
        JsonObject schema = STRING.with("maxLength", 1).with("default", "x");
        Json value = Json.of("too long");
        for (int i = 0; i < DEEP; i++) {
            schema =
                    JsonObject.of("type", Json.of("object"))
                            .with("properties", JsonObject.of("a", schema));
            value = JsonObject.of("a", value).with("b", 1);
        }

        assertThat(problems(schema)).isEmpty();
        StructuralSchema parsed = StructuralSchema.parse(schema);
        Pruning.Pruned pruned = Pruning.prune(parsed, (JsonObject) value);
        assertThat(pruned.unknown()).hasSize(DEEP);
        assertThat(Validation.problems(parsed, pruned.object())).hasSize(1);
        JsonObject filled = Defaulting.fill(parsed, pruned.object());
        assertThat(Validation.problemsOfUpdate(parsed, filled, filled)).isEmpty();
    }

    @Test
    void junctorsInJunctorsDoNotMultiply() {
        JsonObject branch = JsonObject.of("maxLength", Json.of(1));
        for (int i = 0; i < DEEP / 2; i++) {
            branch =
                    JsonObject.of(
                            "anyOf", JsonArray.of(branch, JsonObject.of("minLength", Json.of(9))));
        }
        JsonObject schema =
                JsonObject.of("type", Json.of("object"))
                        .with(
                                "properties",
                                JsonObject.of("a", STRING.with("allOf", JsonArray.of(branch))));

        assertThat(problems(schema)).isEmpty();
        assertThat(
                        Validation.problems(
                                StructuralSchema.parse(schema), JsonObject.of("a", Json.of("abc"))))
                .isNotEmpty();
    }

    @Test
    void aPatternTakesTimeInProportionToTheText() {
        StructuralSchema schema =
                ValidationTest.schema(
                        "{type: object, properties: {a: {type: string, pattern: '^(a+)+$'}}}");
        String text = "a".repeat(100_000) + "!";

        assertThat(Validation.problems(schema, JsonObject.of("a", Json.of(text)))).hasSize(1);
    }

    @Test
    void aPatternThatWouldGrowIsRefused() {
        for (String pattern : List.of("(a{1000}){1000}", "((a{100}){100}){100}", "a{1001}")) {
            JsonObject schema =
                    JsonObject.of("type", Json.of("object"))
                            .with(
                                    "properties",
                                    JsonObject.of("a", STRING.with("pattern", pattern)));

            assertThat(problems(schema))
                    .singleElement()
                    .asString()
                    .contains(
                            "must be a valid regular expression, but isn't: error parsing regexp:");
        }
    }

    @Test
    void thousandsOfProblemsAreToldInOrder() {
        StructuralSchema schema =
                ValidationTest.schema(
                        """
                        type: object
                        properties:
                          a: {type: array, x-kubernetes-list-type: set, items: {type: integer, maximum: 0}}
                        """);
        JsonArray list = JsonArray.of(Collections.nCopies(20_000, Json.of(1)));

        var problems = Validation.problems(schema, JsonObject.of("a", list));

        assertThat(problems).hasSize(20_001);
        assertThat(problems.getLast().message()).isEqualTo("a[1]: Duplicate value: 1");
    }

    private static List<String> problems(JsonObject schema) {
        return ValidationTest.messages(
                new SchemaRules(() -> OBJECT_META, RuleCheck.NONE)
                        .problems(schema, "schema", false));
    }
}
