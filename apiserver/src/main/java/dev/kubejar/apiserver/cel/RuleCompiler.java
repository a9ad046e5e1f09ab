package dev.kubejar.apiserver.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.kubejar.apiserver.cel.cost.CostEstimator;
import dev.kubejar.apiserver.cel.cost.SizeOracle;
import dev.kubejar.apiserver.cel.program.PlanException;
import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.cel.value.Shape;
import dev.kubejar.apiserver.structural.SchemaPath;
import dev.kubejar.apiserver.structural.StructuralSchema;
import dev.kubejar.apiserver.structural.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles the rules of one place of a schema.
final class RuleCompiler {
    private static final List<String> VARIABLES = List.of("self", "oldSelf");

    private final StructuralSchema schema;
    private final Shape shape;
    private final DeclaredTypes types;
    private final Environment environment;

    private RuleCompiler(StructuralSchema schema, Shape shape) {
        this.schema = schema;
        this.shape = shape;
        this.types = DeclaredTypes.of(shape);
        this.environment = environment(types.root());
    }

    private Environment environment(CelType oldSelf) {
        return Environment.of(Map.of("self", types.root(), "oldSelf", oldSelf), types.byName());
    }

    /// @param schema the place's, by which field paths are checked
    static List<CompiledRule> compile(
            StructuralSchema schema, Shape shape, List<ValidationRule> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        var compiler = new RuleCompiler(schema, shape);
        return rules.stream().map(compiler::compile).toList();
    }

    private CompiledRule compile(ValidationRule rule) {
        if (rule.rule().isBlank()) {
            return new CompiledRule(rule, Optional.empty(), Optional.empty(), false, "");
        }
        Environment in = environmentOf(rule);
        Environment.Compilation compilation = in.compile(rule.rule());
        boolean usesOldSelf = compilation instanceof Environment.Compiled it && it.names("oldSelf");
        CompiledRule.Expression condition =
                switch (compilation) {
                    case Environment.Rejected(String issues) ->
                            new CompiledRule.Broken("compilation failed: " + issues);
                    case Environment.Compiled compiled
                            when !compiled.tree().getResultType().equals(SimpleType.BOOL) ->
                            new CompiledRule.Broken("cel expression must evaluate to a bool");
                    case Environment.Compiled compiled ->
                            ready(compiled, "program instantiation failed: ");
                };
        Optional<CompiledRule.Expression> message =
                rule.messageExpression().isEmpty() || condition instanceof CompiledRule.Broken
                        ? Optional.empty()
                        : Optional.of(message(in, rule.messageExpression()));
        String path = rule.fieldPath().isEmpty() ? "" : fieldPath(rule);
        return new CompiledRule(rule, Optional.of(condition), message, usesOldSelf, path);
    }

    private Environment environmentOf(ValidationRule rule) {
        return rule.optionalOldSelf().orElse(false)
                ? environment(OptionalType.create(types.root()))
                : environment;
    }

    private String fieldPath(ValidationRule rule) {
        return SchemaPath.find(rule.fieldPath(), schema) instanceof SchemaPath.Found(String path, _)
                ? path
                : "";
    }

    private CompiledRule.Expression message(Environment in, String expression) {
        return switch (in.compile(expression)) {
            case Environment.Rejected(String issues) ->
                    new CompiledRule.Broken("messageExpression compilation failed: " + issues);
            case Environment.Compiled compiled
                    when !compiled.tree().getResultType().equals(SimpleType.STRING) ->
                    new CompiledRule.Broken("messageExpression must evaluate to a string");
            case Environment.Compiled compiled ->
                    ready(compiled, "messageExpression instantiation failed: ");
        };
    }

    private CompiledRule.Expression ready(Environment.Compiled compiled, String complaint) {
        try {
            Program program = Program.of(compiled.tree(), VARIABLES);
            long maxCost = CostEstimator.estimate(compiled.tree(), SizeOracle.of(shape)).max();
            return new CompiledRule.Ready(program, maxCost);
        } catch (PlanException e) {
            return new CompiledRule.Broken(complaint + e.getMessage());
        }
    }
}
