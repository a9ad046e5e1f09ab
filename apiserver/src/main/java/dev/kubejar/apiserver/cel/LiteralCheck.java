package dev.kubejar.apiserver.cel;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.kubejar.api.time.GoDuration;
import dev.kubejar.apiserver.cel.value.Times;
import dev.kubejar.apiserver.regex.GoRegex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds literals that can never be what a function takes: `duration('soon')`, `matches('[')`.
///
/// Source: [validators](https://pkg.go.dev/github.com/google/cel-go/cel#ASTValidator)
final class LiteralCheck {
    /// A literal that does not fit.
    ///
    /// @param expression the literal's id
    record Misfit(long expression, String message) {}

    private LiteralCheck() {}

    static List<Misfit> misfits(CelAbstractSyntaxTree tree) {
        var misfits = new ArrayList<Misfit>();
        collect(tree.getExpr(), misfits);
        return misfits;
    }

    private static void collect(CelExpr expression, List<Misfit> misfits) {
        if (expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL) {
            check(expression.call()).ifPresent(misfits::add);
        }
        children(expression).forEach(it -> collect(it, misfits));
    }

    private static Stream<CelExpr> children(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case SELECT -> Stream.of(expression.select().operand());
            case CALL ->
                    Stream.concat(
                            expression.call().target().stream(), expression.call().args().stream());
            case LIST -> expression.list().elements().stream();
            case MAP ->
                    expression.map().entries().stream()
                            .flatMap(it -> Stream.of(it.key(), it.value()));
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = expression.comprehension();
                yield Stream.of(
                        loop.iterRange(),
                        loop.accuInit(),
                        loop.loopCondition(),
                        loop.loopStep(),
                        loop.result());
            }
            case STRUCT -> expression.struct().entries().stream().map(it -> it.value());
            case CONSTANT, IDENT, NOT_SET -> Stream.empty();
        };
    }

    private static Optional<Misfit> check(CelCall call) {
        Optional<CelExpr> argument =
                Optional.of(call.args())
                        .filter(it -> !it.isEmpty())
                        .map(it -> it.getLast())
                        .filter(LiteralCheck::isText);
        return argument.filter(it -> !fits(call.function(), it.constant().stringValue()))
                .map(it -> new Misfit(it.id(), "invalid " + call.function() + " argument"));
    }

    private static boolean isText(CelExpr expression) {
        return expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static boolean fits(String function, String text) {
        return switch (function) {
            case "duration" -> GoDuration.parse(text).isPresent();
            case "timestamp" -> Times.parse(text).isPresent();
            case "matches" -> isRegex(text);
            default -> true;
        };
    }

    private static boolean isRegex(String text) {
        try {
            GoRegex.compile(text);
            return true;
        } catch (PatternSyntaxException _) { // the answer, not a fault
            return false;
        }
    }
}
