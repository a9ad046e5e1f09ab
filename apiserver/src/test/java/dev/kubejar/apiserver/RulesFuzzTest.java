package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A kind's rules judge whatever its decoder lets through: they find fault or none, and never fall
/// over it; what they let through can be printed, and be put back as it is. `-Dfuzz.seed=` repeats
/// a run, `-Dfuzz.pairs=` takes more.
final class RulesFuzzTest {
    private static final int PAIRS = Integer.getInteger("fuzz.pairs", 300);
    private static final long SEED = Seed.first();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /// Kinds whose updates ask more of an object than its birth, upstream, too: a Node's
    /// `status.config`.
    private static final Set<String> UPDATES_ASK_MORE = Set.of("Node");

    private static final Schemas SCHEMAS = Schemas.load();
    private static final Protobuf PROTOBUF = new Protobuf(SCHEMAS);

    static Stream<KindDefinition> kinds() {
        return BuiltinKinds.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource
    void kinds(KindDefinition kind) {
        for (int i = 0; i < PAIRS; i++) {
            long seed = SEED + i;
            Choices choices = Choices.of(new Random(seed));
            Optional<ApiObject> one = object(kind, choices);
            Optional<ApiObject> other = object(kind, choices);
            if (one.isPresent() && other.isPresent()) {
                assertThatCode(() -> judge(kind, one.get(), other.get()))
                        .as("-Dfuzz.seed=%d\n%s\n%s", seed, one.get().json(), other.get().json())
                        .doesNotThrowAnyException();
            }
        }
    }

    /// Empty for what no decoder takes.
    private static Optional<ApiObject> object(KindDefinition kind, Choices choices) {
        var target = HostileRequests.Target.of(kind, SCHEMAS, PROTOBUF);
        String body = new HostileRequests(List.of(target), choices).body(target, "x");
        try {
            ResourceType type = kind.type();
            return JsonReader.parse(body) instanceof JsonObject object
                    ? Optional.of(
                            new ApiObject(
                                    SCHEMAS.check(type.apiVersion(), type.kind(), object, List.of())
                                            .object()))
                    : Optional.empty();
        } catch (TypeMismatchException | StatusException _) {
            return Optional.empty();
        }
    }

    private static void judge(KindDefinition kind, ApiObject one, ApiObject other) {
        Rules rules = kind.rules();
        ApiObject first = rules.prepared(new Write.Create(rules.defaulted(one)));
        var birth = new Write.Create(first);
        rules.warnings(birth);
        if (rules.problems(birth).isEmpty()) {
            kind.columns().get().forEach(column -> column.cell().of(first, NOW));
            assertThat(rules.defaulted(first)).as("defaults of defaults").isEqualTo(first);
            List<FieldError> unchanged = rules.problems(prepared(rules, first, first));
            if (!UPDATES_ASK_MORE.contains(kind.type().kind())) {
                assertThat(unchanged).as("nothing is changed").isEmpty();
            }
        }
        Write.Update step = prepared(rules, rules.defaulted(other), first);
        rules.warnings(step);
        rules.part("status").orElseThrow().problems(step.next(), first);
        if (rules.problems(step).isEmpty()) {
            kind.columns().get().forEach(column -> column.cell().of(step.next(), NOW));
        }
    }

    private static Write.Update prepared(Rules rules, ApiObject next, ApiObject previous) {
        return new Write.Update(rules.prepared(new Write.Update(next, previous)), previous);
    }
}
