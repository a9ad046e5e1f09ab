package dev.kubejar.apiserver.cel;

import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;

/// What is wrong with the CEL rules of a CustomResourceDefinition's schema, in upstream's words.
///
/// Pure functions.
public final class DefinitionCheck {
    private DefinitionCheck() {}

    /// What shows without compiling: upstream reports it among the problems of the schema.
    ///
    /// @param path the schema's, such as `spec.validation.openAPIV3Schema`
    public static List<FieldError> ofTexts(StructuralSchema schema, String path) {
        return RuleTexts.problems(schema, path);
    }

    /// Rules that do not compile, that cost too much, alone or together, or that ask for an old
    /// value where there is none. For a schema that is good otherwise.
    public static List<FieldError> ofRules(StructuralSchema schema, String path) {
        var costs = new CostTotal();
        var check = new RuleCheck(costs);
        check.check(RuleCheck.Place.root(schema, path));
        var problems = check.problems();
        problems.addAll(costs.problems(path));
        return problems.list();
    }
}
