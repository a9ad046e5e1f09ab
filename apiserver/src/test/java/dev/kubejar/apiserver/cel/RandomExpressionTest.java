package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.Seed;
import dev.kubejar.apiserver.cel.cost.CostEstimator;
import dev.kubejar.apiserver.cel.cost.SizeOracle;
import dev.kubejar.apiserver.cel.program.CostLimitException;
import dev.kubejar.apiserver.cel.program.Meter;
import dev.kubejar.apiserver.cel.program.PlanException;
import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.JsonValues;
import dev.kubejar.apiserver.cel.value.Shape;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random expressions over random objects: they are refused, fail, or come to a value, and nothing
/// else happens, neither when they run nor when their cost is estimated.
final class RandomExpressionTest {
    private static final int EXPRESSIONS = 1_500;

    private static final Shape SHAPE =
            Shape.of(
                    Schemas.schema(
                            """
                            type: object
                            properties:
                              n: {type: integer}
                              d: {type: number}
                              s: {type: string, maxLength: 20}
                              b: {type: boolean}
                              t: {type: string, format: date-time}
                              u: {type: string, format: duration}
                              x: {x-kubernetes-int-or-string: true}
                              list: {type: array, maxItems: 10, items: {type: integer}}
                              set: {type: array, maxItems: 10, x-kubernetes-list-type: set, items: {type: string, maxLength: 20}}
                              map: {type: object, maxProperties: 10, additionalProperties: {type: string, maxLength: 20}}
                              o: {type: object, properties: {a: {type: integer}, b: {type: string, maxLength: 20, nullable: true}}}
                              unknown: {type: object, x-kubernetes-preserve-unknown-fields: true}
                            """),
                    false);

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "a",
                    "10.0.0.1",
                    "1.5Gi",
                    "2026-01-01T00:00:00Z",
                    "1h30m",
                    "v1.2.3",
                    "/x?y=z",
                    "ä👑",
                    "[",
                    "10.0.0.0/8");

    private static final List<String> LEAVES =
            List.of(
                    "self.n",
                    "self.d",
                    "self.s",
                    "self.b",
                    "self.t",
                    "self.u",
                    "self.x",
                    "self.list",
                    "self.set",
                    "self.map",
                    "self.o",
                    "self.o.a",
                    "self.o.b",
                    "self.unknown",
                    "self.nope",
                    "self",
                    "null",
                    "true",
                    "0",
                    "-1",
                    "9223372036854775807",
                    "3u",
                    "1.5",
                    "0.0 / 0.0",
                    "''",
                    "'a'",
                    "b'a'",
                    "[]",
                    "{}",
                    "[1, 2]",
                    "{'a': 1}",
                    "type(self.x)",
                    "duration('1h')",
                    "dyn(1)",
                    "optional.none()",
                    "self.?s");

    private static final List<String> UNARY =
            List.of(
                    "!(%s)",
                    "-(%s)",
                    "size(%s)",
                    "int(%s)",
                    "string(%s)",
                    "double(%s)",
                    "bool(%s)",
                    "uint(%s)",
                    "bytes(%s)",
                    "timestamp(%s)",
                    "duration(%s)",
                    "type(%s)",
                    "dyn(%s)",
                    "(%s).getHours()",
                    "(%s).trim()",
                    "(%s).lowerAscii()",
                    "(%s).sum()",
                    "(%s).min()",
                    "(%s).isSorted()",
                    "(%s).join()",
                    "quantity(%s)",
                    "isQuantity(%s)",
                    "ip(%s)",
                    "isIP(%s)",
                    "cidr(%s)",
                    "url(%s)",
                    "isURL(%s)",
                    "semver(%s)",
                    "isSemver(%s, true)",
                    "optional.of(%s)",
                    "(%s).value()",
                    "(%s).hasValue()",
                    "url(%s).getQuery()",
                    "format.dns1123Label().validate(%s)",
                    "has((%s).a)",
                    "(%s).a",
                    "[%s]",
                    "optional.ofNonZeroValue(%s)",
                    "quantity(%s).asInteger()",
                    "ip(%s).family()",
                    "strings.quote(%s)",
                    "(%s).all(e, e != e)",
                    "(%s).map(e, e)",
                    "(%s).exists_one(i, v, true)",
                    "(%s).transformMap(k, v, v)");

    private static final List<String> BINARY =
            List.of(
                    "(%s) + (%s)",
                    "(%s) - (%s)",
                    "(%s) * (%s)",
                    "(%s) / (%s)",
                    "(%s) %% (%s)",
                    "(%s) == (%s)",
                    "(%s) != (%s)",
                    "(%s) < (%s)",
                    "(%s) >= (%s)",
                    "(%s) && (%s)",
                    "(%s) || (%s)",
                    "(%s) in (%s)",
                    "(%s)[%s]",
                    "(%s)[?%s]",
                    "(%s).contains(%s)",
                    "(%s).startsWith(%s)",
                    "(%s).matches(%s)",
                    "(%s).find(%s)",
                    "(%s).findAll(%s)",
                    "(%s).split(%s)",
                    "(%s).indexOf(%s)",
                    "(%s).lastIndexOf(%s)",
                    "(%s).charAt(%s)",
                    "(%s).substring(%s)",
                    "(%s).format(%s)",
                    "(%s).join(%s)",
                    "(%s).orValue(%s)",
                    "(%s).or(%s)",
                    "sets.contains(%s, %s)",
                    "(%s).exists(e, e == (%s))",
                    "(%s).filter(e, e in (%s))",
                    "true ? (%s) : (%s)",
                    "(%s).map(e, [e] + (%s))",
                    "{%s: %s}",
                    "[%s, %s]",
                    "(%s).getDate(%s)",
                    "cidr(%s).containsIP(%s)",
                    "quantity(%s).add(quantity(%s))",
                    "(%s).all(e, (%s).all(f, e == f))");

    @Test
    void nothingButValuesAndFailures() {
        long seed = Seed.first();
        var random = new Random(seed);
        var types = DeclaredTypes.of(SHAPE);
        var environment = Environment.of(Map.of("self", types.root()), types.byName());
        int ran = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = expression(random, 3);
            try {
                ran += run(environment, expression, random) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + expression, e);
            }
        }
        assertThat(ran).describedAs("seed %d: expressions that compiled", seed).isPositive();
    }

    private static boolean run(Environment environment, String expression, Random random) {
        if (!(environment.compile(expression) instanceof Environment.Compiled(var tree))) {
            return false;
        }
        Program program;
        try {
            program = Program.of(tree, List.of("self"));
        } catch (PlanException _) { // constants that do not fit
            return false;
        }
        long estimate = CostEstimator.estimate(tree, SizeOracle.of(SHAPE)).max();
        var meter = new Meter(1_000_000);
        try {
            Value value = program.run(meter, JsonValues.of(object(random), SHAPE));
            assertThat(value.size()).isNotNegative();
            if (value instanceof BoolValue || value instanceof Failure) {
                assertThat(value.toString()).isNotEmpty();
            }
        } catch (CostLimitException _) { // long, but it ends
            return true;
        }
        assertThat(estimate).isNotNegative();
        return true;
    }

    private static String expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return random.nextInt(4) == 0 ? quoted(random) : pick(LEAVES, random);
        }
        if (random.nextBoolean()) {
            return pick(UNARY, random).formatted(expression(random, depth - 1));
        }
        return pick(BINARY, random)
                .formatted(expression(random, depth - 1), expression(random, depth - 1));
    }

    private static String quoted(Random random) {
        return "'" + pick(TEXTS, random) + "'";
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static JsonObject object(Random random) {
        var object = JsonObject.builder();
        maybe(random, object, "n", Json.of(random.nextLong()));
        maybe(random, object, "d", Json.of(random.nextDouble()));
        maybe(random, object, "s", Json.of(pick(TEXTS, random)));
        maybe(random, object, "b", Json.of(random.nextBoolean()));
        maybe(random, object, "t", Json.of(pick(TEXTS, random)));
        maybe(random, object, "u", Json.of(pick(TEXTS, random)));
        maybe(random, object, "x", random.nextBoolean() ? Json.of(1) : Json.of("a"));
        maybe(random, object, "list", JsonArray.of(Json.of(1), Json.of(random.nextInt(3))));
        maybe(random, object, "set", JsonArray.ofStrings(List.of("a", pick(TEXTS, random))));
        maybe(random, object, "map", JsonObject.of("a", Json.of(pick(TEXTS, random))));
        maybe(
                random,
                object,
                "o",
                JsonObject.of("a", Json.of(1))
                        .with("b", random.nextBoolean() ? JsonNull.NULL : Json.of("b")));
        maybe(random, object, "unknown", JsonObject.of("z", Json.of(1)));
        return object.build();
    }

    private static void maybe(Random random, JsonObject.Builder object, String key, Json value) {
        if (random.nextInt(4) > 0) {
            object.put(key, value);
        }
    }
}
