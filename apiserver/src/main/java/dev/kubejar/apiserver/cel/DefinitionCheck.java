package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.RuleCheck;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;
import java.util.function.Predicate;

/// What is wrong with the rules of a CustomResourceDefinition, in upstream's words: those that do
/// not compile, that cost too much, alone or together, or that ask for an old value where there is
/// none.
public final class DefinitionCheck implements RuleCheck {
    @Override
    public List<FieldError> problemsOfRules(
            StructuralSchema schema, String path, Predicate<String> isBroken) {
        var review = new RuleReview(isBroken);
        review.check(RuleReview.Place.root(schema, path));
        var problems = new Problems();
        problems.addAll(review.problems());
        problems.addAll(review.costs().problems(path));
        return problems.list();
    }

    @Override
    public List<FieldError> problemsOfDefault(StructuralSchema schema, Json value, String path) {
        return CelRules.ofValue(schema).problemsOfValue(value, path);
    }
}
