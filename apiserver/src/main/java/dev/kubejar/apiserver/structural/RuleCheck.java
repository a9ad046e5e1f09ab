package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.function.Predicate;

/// Knows what the CEL expressions under `x-kubernetes-validations` mean. Pure; called on the
/// request's thread, when a definition is written.
public interface RuleCheck {

    /// Looks at no rule.
    RuleCheck NONE =
            new RuleCheck() {
                @Override
                public List<FieldError> problemsOfRules(
                        StructuralSchema schema, String path, Predicate<String> isBroken) {
                    return List.of();
                }

                @Override
                public List<FieldError> problemsOfDefault(
                        StructuralSchema schema, Json value, String path) {
                    return List.of();
                }
            };

    /// What is wrong with the rules anywhere in a schema that is structural: those that do not
    /// compile, those that cost too much.
    ///
    /// @param path of the schema, such as `spec.validation.openAPIV3Schema`
    /// @param isBroken whether the schema at a path, or one inside it, is wrong for other reasons:
    ///   its rules are passed over
    List<FieldError> problemsOfRules(
            StructuralSchema schema, String path, Predicate<String> isBroken);

    /// Which rules of `schema`, or of what is inside it, its default `value` breaks.
    ///
    /// @param path of the default, such as `spec.validation.openAPIV3Schema.properties[x].default`
    List<FieldError> problemsOfDefault(StructuralSchema schema, Json value, String path);
}
