package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.ScalePaths;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.StructuralSchema;
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

    @Override
    public List<FieldError> problems(Write write) {
        StructuralSchema structural = schema.structural();
        JsonObject object = write.next().json();
        return all(
                write,
                switch (write) {
                    case Write.Create _ -> Validation.problems(structural, object);
                    case Write.Update(_, var previous) ->
                            Validation.problemsOfUpdate(structural, object, previous.json());
                });
    }

    /// Nothing but `status` and who manages what.
    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(this::statusProblems).withoutMetadata().at(subresource);
    }

    private List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        return all(
                new Write.Update(next, previous),
                Validation.problemsOfStatusUpdate(
                        schema.structural(), next.json(), previous.json()));
    }

    /// What the schema finds, then the replicas that `scale` shows, then the CEL rules.
    private List<FieldError> all(Write write, List<FieldError> found) {
        var problems = new Problems();
        problems.addAll(found);
        scale.ifPresent(paths -> new ScaleRules(paths).check(write.next(), problems));
        problems.addAll(
                schema.rules()
                        .problems(
                                problems.list(),
                                write.next().json(),
                                write.replaced().map(ApiObject::json)));
        return problems.list();
    }

    /// What CEL rules find wrong with parts that the update has not changed, and new finalizers
    /// without a domain.
    @Override
    public List<String> warnings(Write write) {
        var warnings =
                new ArrayList<>(
                        schema.rules()
                                .warnings(
                                        write.next().json(),
                                        write.replaced().map(ApiObject::json)));
        warnings.addAll(FinalizerWarnings.of(write));
        return warnings;
    }
}
