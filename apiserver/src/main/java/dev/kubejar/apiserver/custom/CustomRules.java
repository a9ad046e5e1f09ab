package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.ScalePaths;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of a custom kind in one version: those of its schema.
record CustomRules(ResourceType type, VersionSchema schema, Optional<ScalePaths> scale)
        implements Rules {
    private static final Lifecycle LIFECYCLE =
            Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION, Lifecycle.Trait.TAKES_ANY_FINALIZER);

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return schema.defaulted(object);
    }

    /// Nothing but `status` and who manages what.
    @Override
    public ApiObject forStatusUpdate(ApiObject next, ApiObject previous) {
        ObjectMeta kept = previous.meta();
        return next.withMeta(
                next.meta()
                        .json()
                        .find("managedFields")
                        .map(fields -> kept.with("managedFields", fields))
                        .orElse(kept));
    }

    @Override
    public List<FieldError> problemsOfCreate(ApiObject object) {
        return all(
                object, Optional.empty(), Validation.problems(schema.structural(), object.json()));
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        return all(
                next,
                Optional.of(previous),
                Validation.problemsOfUpdate(schema.structural(), next.json(), previous.json()));
    }

    @Override
    public List<FieldError> problemsOfStatusUpdate(ApiObject next, ApiObject previous) {
        return all(
                next,
                Optional.of(previous),
                Validation.problemsOfStatusUpdate(
                        schema.structural(), next.json(), previous.json()));
    }

    /// What the schema finds, then the replicas that `scale` shows, then the CEL rules.
    private List<FieldError> all(
            ApiObject object, Optional<ApiObject> previous, List<FieldError> found) {
        var problems = new Problems();
        problems.addAll(found);
        scale.ifPresent(paths -> new ScaleRules(paths).check(object, problems));
        problems.addAll(
                schema.rules()
                        .problems(problems.list(), object.json(), previous.map(ApiObject::json)));
        return problems.list();
    }

    /// What CEL rules find wrong with parts that the update has not changed, and new finalizers
    /// without a domain.
    @Override
    public List<String> warnings(ApiObject object, Optional<ApiObject> previous) {
        var warnings =
                new ArrayList<>(
                        schema.rules().warnings(object.json(), previous.map(ApiObject::json)));
        warnings.addAll(FinalizerWarnings.of(object, previous));
        return warnings;
    }
}
