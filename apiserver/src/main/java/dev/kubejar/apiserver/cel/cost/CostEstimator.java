package dev.kubejar.apiserver.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The most that an expression can cost, told from its tree.
///
/// It goes through the tree as running it would, a loop as often as its range can be long, and
/// takes along two things of each node: how its value is reached from a variable, because the
/// schema bounds what is reached so, and what is known of its size otherwise.
///
/// Source: [checker/cost.go](https://github.com/google/cel-go/blob/master/checker/cost.go)
public final class CostEstimator {
    private static final long LIST_BASE = 10;
    private static final long MAP_BASE = 30;
    private static final long STRUCT_BASE = 40;

    private final CelAbstractSyntaxTree tree;
    private final Sizing sizing;

    private CostEstimator(CelAbstractSyntaxTree tree, SizeOracle oracle) {
        this.tree = tree;
        this.sizing = new Sizing(tree, oracle);
    }

    /// The least and the most that the expression costs.
    ///
    /// @param tree type-checked
    public static Range estimate(CelAbstractSyntaxTree tree, SizeOracle oracle) {
        return new CostEstimator(tree, oracle).cost(tree.getExpr());
    }

    private Range cost(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case CONSTANT, NOT_SET -> Range.NOTHING;
            case IDENT -> ident(expression);
            case SELECT -> select(expression);
            case CALL -> call(expression);
            case LIST -> list(expression);
            case MAP -> map(expression);
            case STRUCT -> Range.exactly(STRUCT_BASE);
            case COMPREHENSION -> comprehension(expression);
        };
    }

    private Range ident(CelExpr expression) {
        sizing.reach(expression, sizing.pathOf(expression));
        return Range.ONE;
    }

    private Range select(CelExpr expression) {
        CelSelect select = expression.select();
        Range operand = cost(select.operand());
        if (select.testOnly()) {
            return operand;
        }
        CelKind kind = sizing.typeOf(select.operand()).kind();
        boolean counts =
                kind == CelKind.MAP || kind == CelKind.STRUCT || kind == CelKind.TYPE_PARAM;
        sizing.reach(expression, sizing.pathOf(select.operand()), select.field());
        return counts ? operand.plus(Range.ONE) : operand;
    }

    private Range list(CelExpr expression) {
        Range cost = Range.exactly(LIST_BASE);
        Range element = expression.list().elements().isEmpty() ? Range.NOTHING : Range.INVERSE;
        for (CelExpr each : expression.list().elements()) {
            cost = cost.plus(cost(each));
            element = element.union(sizing.sizeOrUnknown(each));
        }
        sizing.entries(expression, new EntrySize(true, Range.ONE, element));
        return cost;
    }

    private Range map(CelExpr expression) {
        Range cost = Range.exactly(MAP_BASE);
        boolean empty = expression.map().entries().isEmpty();
        Range key = empty ? Range.NOTHING : Range.INVERSE;
        Range value = key;
        for (CelExpr.CelMap.Entry entry : expression.map().entries()) {
            cost = cost.plus(cost(entry.key())).plus(cost(entry.value()));
            key = key.union(sizing.sizeOrUnknown(entry.key()));
            value = value.union(sizing.sizeOrUnknown(entry.value()));
        }
        sizing.entries(expression, new EntrySize(false, key, value));
        return cost;
    }

    // ---- calls

    private Range call(CelExpr expression) {
        CelCall call = expression.call();
        if (call.function().equals("dyn")) {
            Range cost = cost(call.args().getFirst());
            sizing.copy(call.args().getFirst(), expression);
            return cost.plus(Range.ONE);
        }
        var arguments = new ArrayList<CelExpr>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        List<Range> costs = arguments.stream().map(this::cost).toList();
        List<String> overloads =
                tree.getReference(expression.id())
                        .map(it -> (List<String>) it.overloadIds())
                        .orElse(List.of());
        if (overloads.isEmpty()) {
            return Range.NOTHING;
        }
        Range cost = Range.INVERSE;
        for (String overload : overloads) {
            cost = cost.union(overload(expression, overload, arguments, costs));
        }
        return cost;
    }

    /// With its arguments; remembers the size of the result.
    private Range overload(
            CelExpr call, String overload, List<CelExpr> arguments, List<Range> costs) {
        Range all = costs.stream().reduce(Range.NOTHING, Range::plus);
        return switch (overload) {
            case "logical_or", "logical_and" -> new Range(costs.get(0).min(), all.max());
            case "conditional" -> {
                sizing.unite(call, arguments.get(1), arguments.get(2));
                yield costs.get(0).plus(costs.get(1).union(costs.get(2)));
            }
            case "index_list" -> {
                sizing.entryOf(arguments.getFirst(), call, "@items");
                yield all.plus(Range.ONE);
            }
            case "index_map" -> {
                sizing.entryOf(arguments.getFirst(), call, "@values");
                yield all.plus(Range.ONE);
            }
            default -> all.plus(function(call, overload, arguments));
        };
    }

    /// Without its arguments.
    private Range function(CelExpr call, String overload, List<CelExpr> arguments) {
        CallEstimate estimate =
                CallCosts.of(call.call().function(), overload)
                        .estimated()
                        .apply(operands(arguments));
        sizing.result(call, estimate.resultSize());
        if (overload.startsWith("add_")) {
            sizing.uniteEntries(call, arguments.get(0), arguments.get(1));
        }
        return estimate.cost();
    }

    /// The arguments, and behind them the elements of the first one if that is a list.
    private List<Operand> operands(List<CelExpr> arguments) {
        var operands = new ArrayList<Operand>();
        arguments.forEach(it -> operands.add(sizing.operand(it)));
        if (!operands.isEmpty()) {
            Operand first = operands.getFirst();
            List<CelType> parameters = first.type().parameters();
            if (first.type().kind() == CelKind.LIST && !parameters.isEmpty()) {
                operands.add(sizing.elementOf(first));
            }
        }
        return operands;
    }

    // ---- loops

    private Range comprehension(CelExpr expression) {
        CelComprehension loop = expression.comprehension();
        return isBinding(loop) ? binding(expression, loop) : loop(expression, loop);
    }

    /// What `optMap` is made of: a loop over nothing, for its variable's sake.
    private static boolean isBinding(CelComprehension loop) {
        boolean overNothing =
                loop.iterRange().exprKind().getKind() == CelExpr.ExprKind.Kind.LIST
                        && loop.iterRange().list().elements().isEmpty();
        boolean never =
                loop.loopCondition().exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && loop.loopCondition().constant().getKind()
                                == CelConstant.Kind.BOOLEAN_VALUE
                        && !loop.loopCondition().constant().booleanValue();
        return overNothing && never && !Sizing.isAccumulator(loop.accuVar());
    }

    private Range binding(CelExpr expression, CelComprehension loop) {
        Range cost = cost(loop.iterRange()).plus(cost(loop.accuInit()));
        sizing.bind(loop.accuVar(), loop.accuInit());
        cost = cost.plus(cost(loop.result()));
        sizing.unbind(loop.accuVar());
        sizing.copy(loop.result(), expression);
        return cost;
    }

    private Range loop(CelExpr expression, CelComprehension loop) {
        Range once = cost(loop.iterRange()).plus(cost(loop.accuInit()));
        sizing.bind(loop.accuVar(), loop.accuInit());
        Optional<String> second = Optional.of(loop.iterVar2()).filter(it -> !it.isEmpty());
        sizing.bindElement(loop.iterVar(), second, loop.iterRange());
        Range step = cost(loop.loopCondition()).plus(cost(loop.loopStep()));
        sizing.unbind(loop.iterVar());
        second.ifPresent(sizing::unbind);
        once = once.plus(cost(loop.result()));
        sizing.unbind(loop.accuVar());
        Range times = sizing.sizeOrUnknown(loop.iterRange());
        sizing.resultOfLoop(expression, loop, times);
        return once.plus(times.times(step));
    }
}
