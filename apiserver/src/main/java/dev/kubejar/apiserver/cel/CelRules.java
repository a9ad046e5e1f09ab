package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.Correlation;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The CEL rules of one version of a custom kind, compiled. Immutable, for any thread.
///
/// Source: [validation
/// rules](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules)
public final class CelRules {
    /// Problems after which an object's shape cannot be relied on.
    private static final Set<FieldError.Type> BLOCKING =
            Set.of(
                    FieldError.Type.NOT_SUPPORTED,
                    FieldError.Type.REQUIRED,
                    FieldError.Type.TOO_LONG,
                    FieldError.Type.TOO_MANY,
                    FieldError.Type.TYPE_INVALID);

    private final StructuralSchema schema;
    private final Optional<RuleTree> tree;

    private CelRules(StructuralSchema schema, boolean root) {
        this.schema = schema;
        this.tree = RuleTree.of(schema, root);
    }

    /// Takes some milliseconds for each place with rules; nothing for a schema without.
    ///
    /// @param schema of a whole resource
    public static CelRules compile(StructuralSchema schema) {
        return new CelRules(schema, true);
    }

    /// Those of a schema inside of another.
    static CelRules ofValue(StructuralSchema schema) {
        return new CelRules(schema, schema.extensions().embeddedResource());
    }

    public boolean isEmpty() {
        return tree.isEmpty();
    }

    /// What the rules find wrong with an object, in upstream's words.
    ///
    /// @param found what was found before: the rules are not run on an object that has not the
    ///   shape of its schema
    /// @param previous the object that is replaced; empty at creation, when transition rules do not
    ///   run
    public List<FieldError> problems(
            List<FieldError> found, JsonObject object, Optional<JsonObject> previous) {
        if (tree.isEmpty()) {
            return List.of();
        }
        if (found.stream().anyMatch(it -> BLOCKING.contains(it.type()))) {
            return List.of(
                    FieldError.invalid(
                            RuleRun.NO_PATH,
                            "null",
                            "some validation rules were not checked because the object was"
                                    + " invalid; correct the existing errors to complete"
                                    + " validation"));
        }
        return run(tree.get(), object, previous).errors();
    }

    /// What the rules find wrong with a new value.
    List<FieldError> problemsOfValue(Json value, String path) {
        var run = new RuleRun();
        tree.ifPresent(it -> run.value(it, value, path));
        return run.errors();
    }

    /// What is wrong with parts of an object that its update has not changed: told, and let pass.
    public List<String> warnings(JsonObject object, Optional<JsonObject> previous) {
        if (tree.isEmpty() || previous.isEmpty()) {
            return List.of();
        }
        return new ArrayList<>(run(tree.get(), object, previous).warnings());
    }

    private RuleRun run(RuleTree rules, JsonObject object, Optional<JsonObject> previous) {
        var run = new RuleRun();
        run.object(rules, object, previous.map(it -> new Correlation(schema, object, it)));
        return run;
    }
}
