package dev.kubejar.api.core;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about Namespaces: they carry their name as a label, and go only when their
/// content is gone.
public final class NamespaceRules implements Rules, Lifecycle {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final String CONTENT = "kubernetes";

    @Override
    public List<String> nameComplaints(String name) {
        return Names.label(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        String name = object.meta().name();
        return name.isEmpty()
                ? object
                : new ApiObject(
                        object.json()
                                .withAt(List.of("metadata", "labels", NAME_LABEL), Json.of(name)));
    }

    /// Its finalizers change through `/finalize` alone.
    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) -> newborn(object);
            case Write.Update(var next, var previous) -> next.with("spec", previous.spec());
        };
    }

    private ApiObject newborn(ApiObject object) {
        JsonArray finalizers = object.spec().array("finalizers");
        JsonArray held =
                finalizers.strings().contains(CONTENT)
                        ? finalizers
                        : finalizers.plus(Json.of(CONTENT));
        return defaulted(object)
                .with("spec", object.spec().with("finalizers", held))
                .with("status", JsonObject.of("phase", Json.of("Active")));
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        List<String> finalizers = object.spec().strings("finalizers");
        for (int i = 0; i < finalizers.size(); i++) {
            String finalizer = finalizers.get(i);
            problems.complaints("spec.finalizers", finalizer, Names.qualified(finalizer));
            MetadataRules.standardFinalizer(finalizer, "spec.finalizers", problems);
        }
        return problems.list();
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(NamespaceRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        String phase = next.status().string("phase");
        if (!next.meta().isDeleting() && !phase.equals("Active")) {
            problems.invalid(
                    "status.Phase", phase, "may only be 'Active' if `deletionTimestamp` is empty");
        } else if (next.meta().isDeleting() && !phase.equals("Terminating")) {
            problems.invalid(
                    "status.Phase",
                    phase,
                    "may only be 'Terminating' if `deletionTimestamp` is not empty");
        }
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return this;
    }

    @Override
    public ApiObject deleting(ApiObject object) {
        return object.with("status", object.status().with("phase", "Terminating"));
    }

    @Override
    public boolean isHeld(ApiObject object) {
        return !new Namespace(object).specFinalizers().isEmpty();
    }
}
