package dev.kubejar.apiserver.cel.program;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.TypeType;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.NullValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.TypeValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Makes steps of an expression's tree: variables get slots, and what is constant is computed once.
/// One program's own.
final class Planner {
    private final CelAbstractSyntaxTree tree;
    private final Map<String, Deque<Integer>> scopes = new HashMap<>();
    private int slots;

    Planner(CelAbstractSyntaxTree tree, List<String> variables) {
        this.tree = tree;
        variables.forEach(this::open);
    }

    int slots() {
        return slots;
    }

    private int open(String variable) {
        scopes.computeIfAbsent(variable, _ -> new ArrayDeque<>()).push(slots);
        return slots++;
    }

    private void close(String variable) {
        scopes.getOrDefault(variable, new ArrayDeque<>()).pop();
    }

    Step plan(CelExpr expression) throws PlanException {
        return switch (expression.exprKind().getKind()) {
            case CONSTANT -> new Constant(value(expression.constant()));
            case IDENT -> ident(expression, expression.ident().name());
            case SELECT -> select(expression);
            case CALL -> call(expression);
            case LIST -> list(expression.list());
            case MAP -> map(expression.map());
            case COMPREHENSION -> loop(expression.comprehension());
            case STRUCT ->
                    throw new PlanException("unknown type: " + expression.struct().messageName());
            case NOT_SET -> throw new PlanException("invalid expression");
        };
    }

    private static Value value(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> NullValue.NULL;
            case BOOLEAN_VALUE -> BoolValue.of(constant.booleanValue());
            case INT64_VALUE -> new IntValue(constant.int64Value());
            case UINT64_VALUE -> new UintValue(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> new DoubleValue(constant.doubleValue());
            case STRING_VALUE -> new StringValue(constant.stringValue());
            case BYTES_VALUE -> new BytesValue(constant.bytesValue().toByteArray());
            case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
                    throw new IllegalArgumentException("no literal: " + constant);
        };
    }

    /// A variable, or the name of a type.
    private Step ident(CelExpr expression, String name) throws PlanException {
        Deque<Integer> scope = scopes.get(name);
        if (scope != null && !scope.isEmpty()) {
            return Attribute.ofVariable(scope.peek());
        }
        if (tree.getType(expression.id()).orElse(null) instanceof TypeType type) {
            return new Constant(new TypeValue(type.containingTypeName()));
        }
        throw new PlanException("undeclared reference to '" + name + "'");
    }

    private Step select(CelExpr expression) throws PlanException {
        var reference = tree.getReference(expression.id()).map(CelReference::name).orElse("");
        if (!reference.isEmpty()) { // a name with dots in it
            return ident(expression, reference);
        }
        Attribute operand = Attribute.of(plan(expression.select().operand()));
        String field = expression.select().field();
        return expression.select().testOnly()
                ? new Presence(operand, field)
                : operand.with(new Qualifier(new Constant(new StringValue(field)), false));
    }

    // ---- calls

    private Step call(CelExpr expression) throws PlanException {
        CelCall call = expression.call();
        var arguments = new ArrayList<Step>();
        if (call.target().isPresent()) {
            arguments.add(plan(call.target().get()));
        }
        for (CelExpr argument : call.args()) {
            arguments.add(plan(argument));
        }
        Step first = arguments.isEmpty() ? new Constant(NullValue.NULL) : arguments.getFirst();
        Step last = arguments.isEmpty() ? first : arguments.getLast();
        return switch (call.function()) {
            case "_&&_" -> new Junction(BoolValue.FALSE, first, last);
            case "_||_" -> new Junction(BoolValue.TRUE, first, last);
            case "_?_:_" -> new Conditional(first, arguments.get(1), last);
            case "_[_]" -> Attribute.of(first).with(new Qualifier(last, false));
            case "_?._", "_[?_]" -> Attribute.of(first).with(new Qualifier(last, true));
            case "@not_strictly_false", "__not_strictly_false__" -> new NotStrictlyFalse(first);
            case "or" -> new OptionalFallback(first, last, false);
            case "orValue" -> new OptionalFallback(first, last, true);
            default -> Calls.plan(call.function(), overloads(expression), arguments);
        };
    }

    private List<String> overloads(CelExpr expression) {
        return tree.getReference(expression.id())
                .map(it -> (List<String>) it.overloadIds())
                .orElse(List.of());
    }

    // ---- literals

    private Step list(CelExpr.CelList list) throws PlanException {
        var elements = new ArrayList<Step>();
        for (CelExpr element : list.elements()) {
            elements.add(plan(element));
        }
        boolean constant =
                list.optionalIndices().isEmpty()
                        && elements.stream().allMatch(Constant.class::isInstance);
        return constant
                ? new Constant(
                        ValueList.of(elements.stream().map(it -> ((Constant) it).value()).toList()))
                : new ListLiteral(elements, new HashSet<>(list.optionalIndices()));
    }

    private Step map(CelExpr.CelMap map) throws PlanException {
        var entries = new ArrayList<MapLiteral.Entry>();
        boolean constant = true;
        for (CelExpr.CelMap.Entry entry : map.entries()) {
            Step key = plan(entry.key());
            Step value = plan(entry.value());
            constant &=
                    key instanceof Constant && value instanceof Constant && !entry.optionalEntry();
            entries.add(new MapLiteral.Entry(key, value, entry.optionalEntry()));
        }
        var literal = new MapLiteral(entries);
        return constant ? Calls.folded(literal) : literal;
    }

    // ---- loops

    /// The range and the first result do not see the loop's variables, the result at last sees only
    /// what was gathered.
    private Step loop(CelComprehension loop) throws PlanException {
        Step range = plan(loop.iterRange());
        Step first = plan(loop.accuInit());
        int accumulator = open(loop.accuVar());
        int one = open(loop.iterVar());
        boolean two = !loop.iterVar2().isEmpty();
        var variables = new Loop.Variables(one, two ? open(loop.iterVar2()) : -1);
        Step condition = plan(loop.loopCondition());
        Step step = plan(loop.loopStep());
        close(loop.iterVar());
        if (two) {
            close(loop.iterVar2());
        }
        Step result = plan(loop.result());
        close(loop.accuVar());
        return new Loop(range, variables, accumulator, first, condition, step, result);
    }
}
