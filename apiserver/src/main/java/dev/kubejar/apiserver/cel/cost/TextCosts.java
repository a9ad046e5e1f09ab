package dev.kubejar.apiserver.cel.cost;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.kubejar.apiserver.cel.function.NamedFormat;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What functions of texts cost.
final class TextCosts {
    private static final int MAX_FORMAT_REGEX = 128;

    static final CallCost SPLIT = new CallCost(CallCost.traversal(0, 2).actual(), TextCosts::split);

    /// Twice over the result; estimated once.
    static final CallCost JOIN =
            new CallCost(
                    (_, result) -> CallCost.ceil((double) result.size() * 2 * CallCost.TEXT),
                    TextCosts::join);

    static final CallCost REPLACE =
            new CallCost(CallCost.traversal(0, 2).actual(), TextCosts::replace);

    static final CallCost FIND =
            new CallCost(
                    (it, _) -> search(it[0].size(), it[1].size()),
                    it ->
                            CallEstimate.of(
                                    search(it), new Range(0, it.get(0).sizeOrUnknown().max())));

    static final CallCost MATCHES =
            new CallCost(
                    (it, _) -> search(it[0].size(), it[1].size()),
                    it -> CallEstimate.of(search(it)));

    static final CallCost CONTAINS =
            new CallCost(
                    (it, _) -> over(it[0]) * over(it[1]),
                    it ->
                            CallEstimate.of(
                                    it.get(0)
                                            .sizeOrUnknown()
                                            .times(CallCost.TEXT)
                                            .times(
                                                    it.get(1)
                                                            .sizeOrUnknown()
                                                            .times(CallCost.TEXT))));

    static final CallCost CONCATENATION =
            new CallCost(
                    (it, _) ->
                            CallCost.ceil((double) (it[0].size() + it[1].size()) * CallCost.TEXT),
                    TextCosts::concatenation);

    /// A character takes up to four bytes.
    static final CallCost TO_BYTES =
            new CallCost(
                    (it, _) -> over(it[0]),
                    it -> {
                        Range size = it.get(0).sizeOrUnknown();
                        return CallEstimate.of(
                                size.times(CallCost.TEXT),
                                new Range(size.min(), Range.product(size.max(), 4)));
                    });

    static final CallCost TO_TEXT =
            new CallCost(
                    (it, _) -> over(it[0]),
                    it -> {
                        Range size = it.get(0).sizeOrUnknown();
                        return CallEstimate.of(
                                size.times(CallCost.TEXT), new Range(size.min() / 4, size.max()));
                    });

    /// Two quotes, and at most every character escaped.
    static final CallCost QUOTE =
            new CallCost(
                    (it, _) -> over(it[0]),
                    it -> {
                        Range size = it.get(0).sizeOrUnknown();
                        Range two = Range.exactly(2);
                        return CallEstimate.of(
                                size.times(CallCost.TEXT),
                                new Range(size.min(), Range.product(size.max(), 2)).plus(two));
                    });

    static final CallCost VALIDATE =
            new CallCost(
                    (it, _) -> search(it[1].size(), formatRegex(it[0])),
                    it ->
                            CallEstimate.of(
                                    it.get(1)
                                            .sizeOrUnknown()
                                            .times(CallCost.TEXT)
                                            .times(MAX_FORMAT_REGEX * CallCost.REGEX)));

    private TextCosts() {}

    private static long over(Value value) {
        return CallCost.ceil((double) value.size() * CallCost.TEXT);
    }

    private static long formatRegex(Value format) {
        return format instanceof OpaqueValue(_, NamedFormat it, _) ? it.regexSize() : 1;
    }

    /// Every step of the expression at every character; one character more, because an expression
    /// costs something on an empty text too.
    private static long search(long text, long regex) {
        return CallCost.ceil((1.0 + text) * CallCost.TEXT)
                * CallCost.ceil((double) regex * CallCost.REGEX);
    }

    private static Range search(List<Operand> operands) {
        return operands.get(0)
                .sizeOrUnknown()
                .plus(Range.ONE)
                .times(CallCost.TEXT)
                .times(operands.get(1).sizeOrUnknown().times(CallCost.REGEX));
    }

    /// A list's elements are compared each, texts among them character by character; a text is gone
    /// over.
    static CallEstimate overListOrText(List<Operand> operands) {
        Operand target = operands.getFirst();
        Range size = target.sizeOrUnknown();
        return CallEstimate.of(
                elementSize(operands)
                        .map(element -> size.times(Range.ONE.plus(element.times(CallCost.TEXT))))
                        .orElseGet(() ->
                                target.type().kind() == CelKind.LIST
                                        ? size
                                        : size.times(CallCost.TEXT)));
    }

    /// The size of the texts in the list that is the first operand: the estimator puts the elements
    /// behind the arguments.
    private static Optional<Range> elementSize(List<Operand> operands) {
        Operand last = operands.getLast();
        boolean isElement = last.expression().isEmpty();
        boolean isText =
                last.type().kind() == CelKind.STRING || last.type().kind() == CelKind.BYTES;
        return isElement && isText ? Optional.of(last.sizeOrUnknown()) : Optional.empty();
    }

    private static CallEstimate join(List<Operand> operands) {
        Range list = operands.getFirst().sizeOrUnknown();
        Range texts = elementSize(operands).map(list::times).orElse(Range.NOTHING);
        var gaps = new Range(Math.max(0, list.min() - 1), Math.max(0, list.max() - 1));
        Range separators =
                operands.stream()
                        .skip(1)
                        .filter(it -> it.expression().isPresent())
                        .findFirst()
                        .map(it -> it.sizeOrUnknown().times(gaps))
                        .orElse(Range.NOTHING);
        Range size = texts.plus(separators);
        return CallEstimate.of(size.times(CallCost.TEXT), size);
    }

    private static CallEstimate split(List<Operand> operands) {
        Range size = operands.getFirst().sizeOrUnknown();
        long most = operands.size() > 2 ? constant(operands.get(2)).orElse(size.max()) : size.max();
        return CallEstimate.of(size.times(2 * CallCost.TEXT), new Range(0, most));
    }

    private static OptionalLong constant(Operand operand) {
        return operand.expression()
                .filter(it -> it.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .map(CelExpr::constant)
                .filter(it -> it.getKind() == CelConstant.Kind.INT64_VALUE)
                .map(it -> OptionalLong.of(it.int64Value()))
                .orElse(OptionalLong.empty());
    }

    /// The largest result: the shortest text replaced by the longest as often as it can be there;
    /// the smallest the other way about.
    private static CallEstimate replace(List<Operand> operands) {
        Range text = operands.get(0).sizeOrUnknown();
        Range old = operands.get(1).sizeOrUnknown();
        Range replacement = operands.get(2).sizeOrUnknown();
        var size =
                new Range(
                        replaced(
                                text.min(),
                                old.max(),
                                replacement.min(),
                                old.max() <= replacement.min()),
                        replaced(
                                text.max(),
                                old.min(),
                                replacement.max(),
                                replacement.max() <= old.min()));
        return CallEstimate.of(text.times(2 * CallCost.TEXT), size);
    }

    private static long replaced(long text, long old, long replacement, boolean asBefore) {
        if (old == 0) { // put between all characters
            Range all = Range.exactly(text).plus(Range.ONE).times(Range.exactly(replacement));
            return all.plus(Range.exactly(text)).max();
        }
        if (asBefore) {
            return text;
        }
        return Range.product(CallCost.ceil((double) text / old), replacement);
    }

    private static CallEstimate concatenation(List<Operand> operands) {
        Range size = operands.get(0).sizeOrUnknown().plus(operands.get(1).sizeOrUnknown());
        return CallEstimate.of(size.times(CallCost.TEXT), size);
    }
}
