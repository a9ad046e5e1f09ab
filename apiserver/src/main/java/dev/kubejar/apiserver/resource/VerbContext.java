package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.admission.Admission;
import dev.kubejar.apiserver.admission.Attempt;
import dev.kubejar.apiserver.schema.GoForm;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the verbs work with.
///
/// @param admission the steps before a write, in their order
/// @param computed the kinds whose objects are not in the store
public record VerbContext(
        KindRegistry registry,
        Objects objects,
        Schemas schemas,
        List<Admission> admission,
        Time time,
        Identities identities,
        Map<ResourceType, Computed> computed) {

    private static final ApiObject NOTHING = new ApiObject(JsonObject.EMPTY);

    public VerbContext {
        admission = List.copyOf(admission);
        computed = Map.copyOf(computed);
    }

    /// `object` as it is stored and sent: a row's objects in upstream's form.
    ApiObject formed(KindDefinition row, ApiObject object) {
        return formed(row, object, NOTHING);
    }

    /// As [#formed], of what became of `known`, which has the form.
    ApiObject formed(KindDefinition row, ApiObject object, ApiObject known) {
        return new ApiObject(
                row.isCustom()
                        ? GoForm.sorted(object.json())
                        : schemas.inGoForm(
                                row.type().apiVersion(),
                                row.type().kind(),
                                object.json(),
                                known.json()));
    }

    /// Takes `object` through admission, does `write` with what comes out, and settles the attempt
    /// however that ends.
    <R> R admitted(Attempt attempt, ApiObject object, Function<ApiObject, R> write) {
        var passed = new ArrayList<Admission>(admission.size());
        try {
            ApiObject current = object;
            for (Admission step : admission) {
                current = step.admit(attempt, current);
                passed.add(step);
            }
            return write.apply(current);
        } finally {
            passed.forEach(step -> step.settled(attempt));
        }
    }
}
