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
import java.util.List;
import java.util.Optional;

/// The rules of a custom kind in one version: those of its schema.
record CustomRules(ResourceType type, VersionSchema schema, Optional<ScalePaths> scale)
        implements Rules {
    private static final Lifecycle LIFECYCLE =
            new Lifecycle() {
                @Override
                public boolean updatesNeedVersion() {
                    return true;
                }
            };

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
        return with(object, Validation.problems(schema.structural(), object.json()));
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        return with(
                next,
                Validation.problemsOfUpdate(schema.structural(), next.json(), previous.json()));
    }

    @Override
    public List<FieldError> problemsOfStatusUpdate(ApiObject next, ApiObject previous) {
        return with(
                next,
                Validation.problemsOfStatusUpdate(
                        schema.structural(), next.json(), previous.json()));
    }

    private List<FieldError> with(ApiObject object, List<FieldError> found) {
        var problems = new Problems();
        problems.addAll(found);
        scale.ifPresent(paths -> new ScaleRules(paths).check(object, problems));
        return problems.list();
    }
}
