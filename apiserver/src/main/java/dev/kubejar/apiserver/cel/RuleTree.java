package dev.kubejar.apiserver.cel;

import dev.kubejar.apiserver.cel.value.PropertyNames;
import dev.kubejar.apiserver.cel.value.Shape;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of a schema by place; places without rules at or below them are left out.
///
/// @param type the word in the schema's `type`, which messages show in place of the value
/// @param entries of an object with `additionalProperties`
/// @param allOf rules that stand in branches of `allOf` here
record RuleTree(
        String type,
        Shape shape,
        List<CompiledRule> rules,
        Map<String, RuleTree> properties,
        Optional<RuleTree> items,
        Optional<RuleTree> entries,
        List<RuleTree> allOf) {

    RuleTree {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        allOf = List.copyOf(allOf);
    }

    /// Empty when the schema has no rules.
    ///
    /// @param root whether it is that of a whole resource
    static Optional<RuleTree> of(StructuralSchema schema, boolean root) {
        return hasRules(schema) ? of(schema, schema, Shape.of(schema, root)) : Optional.empty();
    }

    /// As upstream, branches of `allOf` are not asked.
    private static boolean hasRules(StructuralSchema schema) {
        return !schema.extensions().rules().isEmpty()
                || schema.items().filter(RuleTree::hasRules).isPresent()
                || schema.additionalProperties().filter(RuleTree::hasRules).isPresent()
                || schema.properties().values().stream().anyMatch(RuleTree::hasRules);
    }

    /// @param from where the rules stand: the schema itself, or a branch of its `allOf`
    private static Optional<RuleTree> of(
            StructuralSchema from, StructuralSchema schema, Shape shape) {
        var tree =
                new RuleTree(
                        schema.type().word(),
                        shape,
                        shape.isVisible()
                                ? RuleCompiler.compile(schema, shape, from.extensions().rules())
                                : List.of(),
                        properties(from, schema, shape),
                        below(from.items(), schema.items(), shape),
                        below(
                                from.additionalProperties(),
                                schema.additionalProperties()
                                        .filter(it -> !it.equals(StructuralSchema.EMPTY)),
                                shape),
                        from.validation().branches().allOf().stream()
                                .flatMap(it -> of(it, schema, shape).stream())
                                .toList());
        return tree.isEmpty() ? Optional.empty() : Optional.of(tree);
    }

    private static Map<String, RuleTree> properties(
            StructuralSchema from, StructuralSchema schema, Shape shape) {
        var trees = new LinkedHashMap<String, RuleTree>();
        from.properties()
                .forEach((name, property) -> {
                    StructuralSchema of = schema.properties().get(name);
                    Optional<Shape> below =
                            Optional.ofNullable(shape.properties().get(name))
                                    .filter(it ->
                                            it.isVisible() || PropertyNames.escape(name).isEmpty());
                    if (of != null && below.isPresent()) {
                        of(property, of, below.get()).ifPresent(it -> trees.put(name, it));
                    }
                });
        return trees;
    }

    private static Optional<RuleTree> below(
            Optional<StructuralSchema> from, Optional<StructuralSchema> schema, Shape shape) {
        return from.flatMap(rules ->
                schema.flatMap(of -> shape.element().flatMap(element -> of(rules, of, element))));
    }

    private boolean isEmpty() {
        return rules.isEmpty()
                && properties.isEmpty()
                && items.isEmpty()
                && entries.isEmpty()
                && allOf.isEmpty();
    }
}
