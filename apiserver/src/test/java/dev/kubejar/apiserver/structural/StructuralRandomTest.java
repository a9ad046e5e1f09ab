package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.Seed;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Schemas and objects of any shape: what must hold for all of them, and what another validator
/// says.
class StructuralRandomTest {
    private static final int SCHEMAS = 600;
    private static final int OBJECTS = 10;
    private static final int DEPTH = 4;

    private final long seed = Seed.first();
    private final RandomSchemas schemas = new RandomSchemas(new Random(seed));

    /// One of the objects of one of the schemas.
    private interface Case {
        void check(JsonObject schema, JsonObject object, String words);
    }

    private void forAll(Case one) {
        for (int i = 0; i < SCHEMAS; i++) {
            JsonObject schema = schemas.object(DEPTH);
            for (int j = 0; j < OBJECTS; j++) {
                if (schemas.value(schema) instanceof JsonObject object) {
                    one.check(schema, object, "seed %d: %s of %s".formatted(seed, object, schema));
                }
            }
        }
    }

    @Test
    void whatIsPrunedHasNothingMoreToPruneAndDefaultsFillInOnce() {
        forAll((json, object, words) -> {
            StructuralSchema schema = StructuralSchema.parse(json);
            JsonObject pruned = Pruning.prune(schema, object).object();
            assertThat(Pruning.prune(schema, pruned).object()).as(words).isSameAs(pruned);
            JsonObject filled = Defaulting.fill(schema, pruned);
            assertThat(Defaulting.fill(schema, filled)).as(words).isSameAs(filled);
            assertThat(Pruning.prune(schema, filled).unknown()).as(words).isEmpty();
        });
    }

    @Test
    void anObjectThatDoesNotChangeHasNoProblems() {
        forAll((json, object, words) -> {
            StructuralSchema schema = StructuralSchema.parse(json);
            JsonObject known = Pruning.prune(schema, object).object();
            assertThat(Validation.problemsOfUpdate(schema, known, known)).as(words).isEmpty();
        });
    }

    @Test
    void anotherValidatorFindsTheSameObjectsValid() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
        var verdicts = new int[2];
        forAll((json, object, words) -> {
            JsonSchema other = factory.getSchema(json.toString());
            boolean valid = other.validate(object.toString(), InputFormat.JSON).isEmpty();
            assertThat(ValueCheck.of(StructuralSchema.parse(json), object).isEmpty())
                    .as(words)
                    .isEqualTo(valid);
            verdicts[valid ? 1 : 0]++;
        });
        assertThat(Math.min(verdicts[0], verdicts[1]))
                .as("refused and valid, seed %d", seed)
                .isGreaterThan(500);
    }

    @Test
    void nonsenseIsAnsweredAndNeverThrows() {
        Schema objectMeta = Schemas.load().definition(StructuralSchema.OBJECT_META);
        var rules = new SchemaRules(() -> objectMeta, RuleCheck.NONE);
        for (int i = 0; i < SCHEMAS * OBJECTS; i++) {
            JsonObject json = schemas.nonsenseObject(DEPTH);
            JsonObject object = schemas.nonsenseObject(DEPTH);
            String words = "seed %d: %s of %s".formatted(seed, object, json);
            assertThatCode(
                            () -> {
                                StructuralSchema schema = StructuralSchema.parse(json);
                                SchemaRules.unrecognizedFormats(json);
                                rules.problems(json, "schema", true).forEach(FieldError::message);
                                JsonObject known = Pruning.prune(schema, object).object();
                                JsonObject filled = Defaulting.fill(schema, known);
                                Validation.problems(schema, filled).forEach(FieldError::cause);
                                Validation.problemsOfUpdate(schema, filled, object);
                                schema.toSchema(_ -> objectMeta).property("a");
                                read(schema, objectMeta, object);
                            })
                    .as(words)
                    .doesNotThrowAnyException();
        }
    }

    private static void read(StructuralSchema schema, Schema objectMeta, JsonObject object) {
        try {
            BodyCheck.check(schema, objectMeta, object, List.of());
        } catch (TypeMismatchException _) { // an honest answer
        }
    }

    @Test
    void aDefaultIsNeverWhatMakesAnObjectInvalid() {
        forAll((json, object, words) -> {
            StructuralSchema schema = StructuralSchema.parse(json);
            schema.properties()
                    .forEach((name, property) -> {
                        JsonObject filled = Defaulting.fill(schema, object.without(name));
                        Json value = filled.find(name).orElse(Json.of(""));
                        if (property.defaultValue().isPresent()) {
                            Json complete = property.defaultValue().get();
                            assertThat(ValueCheck.of(property, complete).isEmpty())
                                    .as(words)
                                    .isTrue();
                            assertThat(value.typeName()).as(words).isEqualTo(complete.typeName());
                        }
                    });
        });
    }
}
