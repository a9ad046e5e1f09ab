package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.cel.value.Shape;
import dev.kubejar.apiserver.structural.SchemaType;
import dev.kubejar.apiserver.structural.StructuralSchema;
import dev.kubejar.apiserver.structural.ValidationRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Compiles all rules of a definition's schema and says what is wrong with them.
final class RuleReview {
    private static final long REQUEST = 3L * 1024 * 1024;

    private final Predicate<String> isBroken;
    private final CostTotal costs = new CostTotal();
    private final Problems problems = new Problems();

    /// @param isBroken whether the schema at a path is wrong for other reasons
    RuleReview(Predicate<String> isBroken) {
        this.isBroken = isBroken;
    }

    List<FieldError> problems() {
        return problems.list();
    }

    CostTotal costs() {
        return costs;
    }

    /// A schema in the schema.
    ///
    /// @param root whether it is that of the whole resource
    /// @param times how often a value of it can be in one object, as the bounds above say; empty
    ///   when one of them is missing
    /// @param withoutOld the path of the list above whose elements have no counterparts; empty for
    ///   none
    record Place(
            StructuralSchema schema,
            String path,
            boolean root,
            OptionalLong times,
            Optional<String> withoutOld) {

        static Place root(StructuralSchema schema, String path) {
            return new Place(schema, path, true, OptionalLong.of(1), Optional.empty());
        }

        private Place below(StructuralSchema schema, String step) {
            return new Place(schema, path + step, false, timesBelow(), withoutOld);
        }

        private Place element(StructuralSchema items) {
            boolean known = schema.extensions().isMapOfElements();
            Optional<String> without = known ? withoutOld : withoutOld.or(() -> Optional.of(path));
            return new Place(items, path + ".items", false, timesBelow(), without);
        }

        private OptionalLong timesBelow() {
            OptionalLong factor = factor();
            return times.isEmpty() || factor.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(product(times.getAsLong(), factor.getAsLong()));
        }

        private OptionalLong factor() {
            if (schema.type() == SchemaType.ARRAY) {
                return bound(schema.validation().items().max());
            }
            boolean map =
                    schema.type() == SchemaType.OBJECT && schema.additionalProperties().isPresent();
            return map ? bound(schema.validation().properties().max()) : OptionalLong.of(1);
        }

        private static OptionalLong bound(OptionalLong stated) {
            return stated.isPresent()
                    ? OptionalLong.of(Math.max(0, stated.getAsLong()))
                    : OptionalLong.empty();
        }
    }

    private static long product(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /// In upstream's order: what lies inside first.
    void check(Place place) {
        StructuralSchema schema = place.schema;
        schema.additionalProperties()
                .ifPresent(it -> check(place.below(it, ".additionalProperties")));
        schema.properties()
                .forEach((name, it) -> check(place.below(it, ".properties[" + name + "]")));
        schema.items().ifPresent(it -> check(place.element(it)));
        if (!schema.extensions().rules().isEmpty() && !isBroken.test(place.path)) {
            rules(place);
        }
    }

    private void rules(Place place) {
        String path = place.path + ".x-kubernetes-validations";
        Shape shape =
                Shape.of(place.schema, place.root || place.schema.extensions().embeddedResource());
        if (!shape.isVisible()) {
            problems.add(
                    FieldError.internal(
                            path,
                            "internal error: failed to construct type information for"
                                    + " x-kubernetes-validations rules: unable to convert"
                                    + " structural schema to CEL declarations"));
            return;
        }
        long times = place.times.orElse(REQUEST / (shape.minSize() + 1));
        List<CompiledRule> compiled =
                RuleCompiler.compile(place.schema, shape, place.schema.extensions().rules());
        for (int i = 0; i < compiled.size(); i++) {
            rule(compiled.get(i), path + "[" + i + "]", times, place.withoutOld);
        }
    }

    private void rule(CompiledRule compiled, String path, long times, Optional<String> withoutOld) {
        ValidationRule rule = compiled.rule();
        compiled.condition()
                .ifPresent(
                        it -> expression(it, rule, path + ".rule", "estimated rule cost", times));
        compiled.message()
                .ifPresent(it ->
                        expression(
                                it,
                                rule,
                                path + ".messageExpression",
                                "estimated messageExpression cost",
                                1));
        if (compiled.usesOldSelf()) {
            withoutOld.ifPresent(it ->
                    problems.invalid(
                            path + ".rule",
                            rule.rule(),
                            "oldSelf cannot be used on the uncorrelatable portion of the schema"
                                    + " within "
                                    + it));
        } else if (rule.optionalOldSelf().isPresent()) {
            problems.invalid(
                    path + ".optionalOldSelf",
                    Json.of(rule.optionalOldSelf().get()),
                    "may not be set if oldSelf is not used in rule");
        }
    }

    private void expression(
            CompiledRule.Expression expression,
            ValidationRule rule,
            String path,
            String kind,
            long times) {
        switch (expression) {
            case CompiledRule.Ready(_, long maxCost) ->
                    costs.add(path, product(maxCost, times), kind, problems);
            case CompiledRule.Broken(String complaint) ->
                    problems.invalid(path, shown(rule), complaint);
        }
    }

    /// As Go prints the rule, which is a struct without names of its own for JSON.
    private static Json shown(ValidationRule rule) {
        return JsonObject.builder()
                .put("Rule", rule.rule())
                .put("Message", rule.message())
                .put("MessageExpression", rule.messageExpression())
                .put("Reason", rule.reason().isEmpty() ? JsonNull.NULL : Json.of(rule.reason()))
                .put("FieldPath", rule.fieldPath())
                .put(
                        "OptionalOldSelf",
                        rule.optionalOldSelf().<Json>map(Json::of).orElse(JsonNull.NULL))
                .build();
    }
}
