package dev.kubejar.apiserver.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an estimate knows of the sizes of an expression's parts while it goes through them. One
/// estimate's own.
final class Sizing {
    private final CelAbstractSyntaxTree tree;
    private final SizeOracle oracle;
    private final Map<Long, List<String>> paths = new HashMap<>();
    private final Map<Long, Range> sizes = new HashMap<>();
    private final Map<Long, EntrySize> entries = new HashMap<>();
    private final Map<String, Deque<Local>> locals = new HashMap<>();

    /// A loop's variable.
    private record Local(List<String> path, Optional<Range> size, Optional<EntrySize> entrySize) {}

    Sizing(CelAbstractSyntaxTree tree, SizeOracle oracle) {
        this.tree = tree;
        this.oracle = oracle;
    }

    static boolean isAccumulator(String variable) {
        return variable.equals("@result") || variable.equals("__result__");
    }

    CelType typeOf(CelExpr expression) {
        return tree.getType(expression.id()).orElse(SimpleType.DYN);
    }

    // ---- how values are reached

    List<String> pathOf(CelExpr expression) {
        if (isIdent(expression)) {
            String name = expression.ident().name();
            return local(name).map(Local::path).orElseGet(() -> List.of(name));
        }
        return paths.getOrDefault(expression.id(), List.of());
    }

    void reach(CelExpr expression, List<String> from, String... steps) {
        var path = new ArrayList<>(from);
        path.addAll(List.of(steps));
        paths.put(expression.id(), List.copyOf(path));
    }

    private static boolean isIdent(CelExpr expression) {
        return expression.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT;
    }

    private Optional<Local> local(String name) {
        Deque<Local> scope = locals.get(name);
        return scope == null ? Optional.empty() : Optional.ofNullable(scope.peek());
    }

    // ---- variables of loops

    void bind(String name, CelExpr value) {
        push(name, new Local(pathOf(value), size(value), entrySize(value)));
    }

    /// The variables that go through a range: an element or a key, or a key and its value.
    void bindElement(String name, Optional<String> second, CelExpr range) {
        Optional<EntrySize> entry = entrySize(range);
        boolean list = entry.map(EntrySize::list).orElse(typeOf(range).kind() == CelKind.LIST);
        Optional<Range> key = entry.map(EntrySize::key);
        Optional<Range> value = entry.map(EntrySize::value);
        List<String> path = pathOf(range);
        if (second.isPresent()) {
            push(name, new Local(plus(path, list ? "@indices" : "@keys"), key, Optional.empty()));
            push(
                    second.get(),
                    new Local(plus(path, list ? "@items" : "@values"), value, Optional.empty()));
        } else {
            push(
                    name,
                    new Local(
                            plus(path, list ? "@items" : "@keys"),
                            list ? value : key,
                            Optional.empty()));
        }
    }

    private static List<String> plus(List<String> path, String step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    private void push(String name, Local local) {
        locals.computeIfAbsent(name, _ -> new ArrayDeque<>()).push(local);
    }

    void unbind(String name) {
        locals.getOrDefault(name, new ArrayDeque<>()).pop();
    }

    // ---- sizes

    Range sizeOrUnknown(CelExpr expression) {
        return size(expression).orElse(Range.UNKNOWN);
    }

    Optional<Range> size(CelExpr expression) {
        Range known = sizes.get(expression.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Range> literal = literalSize(expression);
        if (literal.isPresent()) {
            return literal;
        }
        Optional<Range> told = oracle.size(reachable(expression));
        if (told.isPresent()) {
            sizes.put(expression.id(), told.get());
            return told;
        }
        if (isScalar(typeOf(expression))) {
            return Optional.of(Range.ONE);
        }
        return isIdent(expression)
                ? local(expression.ident().name()).flatMap(Local::size)
                : Optional.empty();
    }

    /// What a loop gathers is reached from no variable.
    private List<String> reachable(CelExpr expression) {
        List<String> path = pathOf(expression);
        return !path.isEmpty() && isAccumulator(path.getFirst()) ? List.of() : path;
    }

    private static Optional<Range> literalSize(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case CONSTANT -> Optional.of(Range.exactly(constantSize(expression.constant())));
            case LIST -> Optional.of(Range.exactly(expression.list().elements().size()));
            case MAP -> Optional.of(Range.exactly(expression.map().entries().size()));
            default -> Optional.empty();
        };
    }

    private static long constantSize(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE ->
                    constant.stringValue().codePointCount(0, constant.stringValue().length());
            case BYTES_VALUE -> constant.bytesValue().size();
            default -> 1;
        };
    }

    private static boolean isScalar(CelType type) {
        return switch (type.kind()) {
            case BOOL, DOUBLE, DURATION, INT, TIMESTAMP, UINT -> true;
            default ->
                    type instanceof OptionalType optional
                            && isScalar(optional.parameters().getFirst());
        };
    }

    Operand operand(CelExpr expression) {
        return new Operand(
                reachable(expression),
                typeOf(expression),
                Optional.of(expression),
                size(expression));
    }

    Operand elementOf(Operand list) {
        List<String> path = list.path().isEmpty() ? List.of() : plus(list.path(), "@items");
        return new Operand(
                path, list.type().parameters().getFirst(), Optional.empty(), oracle.size(path));
    }

    // ---- results

    void result(CelExpr expression, Optional<Range> size) {
        Optional<Range> known = size.isPresent() ? size : size(expression);
        known.ifPresent(it -> sizes.merge(expression.id(), it, Range::union));
    }

    /// One entry of a list or map.
    void entryOf(CelExpr container, CelExpr entry, String step) {
        reach(entry, pathOf(container), step);
        result(entry, entrySize(container).map(EntrySize::value));
    }

    void copy(CelExpr from, CelExpr to) {
        size(from).ifPresent(it -> sizes.put(to.id(), it));
        entrySize(from).ifPresent(it -> entries.put(to.id(), it));
    }

    /// One of two.
    void unite(CelExpr expression, CelExpr first, CelExpr second) {
        result(expression, Optional.of(sizeOrUnknown(first).union(sizeOrUnknown(second))));
        uniteEntries(expression, first, second);
    }

    void uniteEntries(CelExpr expression, CelExpr first, CelExpr second) {
        entrySize(first)
                .flatMap(one -> entrySize(second).map(one::union))
                .ifPresent(it -> entries.put(expression.id(), it));
    }

    void entries(CelExpr expression, EntrySize size) {
        entries.put(expression.id(), size);
    }

    private Optional<EntrySize> entrySize(CelExpr expression) {
        EntrySize known = entries.get(expression.id());
        if (known != null) {
            return Optional.of(known);
        }
        return isIdent(expression)
                ? local(expression.ident().name()).flatMap(Local::entrySize)
                : Optional.empty();
    }

    /// A loop that gathers elements gathers one a time.
    void resultOfLoop(CelExpr expression, CelComprehension loop, Range times) {
        switch (loop.accuInit().exprKind().getKind()) {
            case CONSTANT -> size(loop.accuInit()).ifPresent(it -> sizes.put(expression.id(), it));
            case LIST, MAP -> {
                sizes.put(expression.id(), times);
                entrySize(loop.loopStep()).ifPresent(it -> entries.put(expression.id(), it));
            }
            default -> {} // nothing is known
        }
    }
}
