package dev.kubejar.bench;

import static java.util.Objects.requireNonNull;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.cel.CelRules;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a CEL rule costs a custom kind: to compile, and to run over a list of 20 objects.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CelRulesBenchmark {
    private static final int ITEMS = 20;

    private static final String SCHEMA =
            """
            type: object
            properties:
              ports:
                type: array
                maxItems: 64
                items:
                  type: object
                  properties:
                    name: {type: string, maxLength: 63}
                    port: {type: integer}
                x-kubernetes-validations:
                - rule: self.all(p, p.port > 0 && p.port < 65536 && p.name.startsWith('port-'))
            """;

    private @Nullable StructuralSchema schema;
    private @Nullable CelRules rules;
    private @Nullable JsonObject object;

    @Setup(Level.Trial)
    public void prepare() {
        StructuralSchema parsed = StructuralSchema.parse((JsonObject) YamlReader.parse(SCHEMA));
        schema = parsed;
        rules = CelRules.compile(parsed);
        String ports =
                IntStream.range(1, ITEMS + 1)
                        .mapToObj(i -> "{name: port-" + i + ", port: " + i + "}")
                        .collect(Collectors.joining(", "));
        object = (JsonObject) YamlReader.parse("{ports: [" + ports + "]}");
    }

    @Benchmark
    public CelRules compile() {
        return CelRules.compile(requireNonNull(schema));
    }

    @Benchmark
    public List<FieldError> run() {
        return requireNonNull(rules).problems(List.of(), requireNonNull(object), Optional.empty());
    }
}
