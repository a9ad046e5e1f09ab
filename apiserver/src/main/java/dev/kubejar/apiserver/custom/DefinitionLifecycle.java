package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.Lifecycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/// A definition that is deleted stays until its objects are gone, and says so from the beginning.
final class DefinitionLifecycle implements Lifecycle {
    private static final DefinitionCondition PENDING =
            DefinitionCondition.terminating(
                    "InstanceDeletionPending",
                    "CustomResourceDefinition marked for deletion; CustomResource deletion will begin"
                            + " soon");

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.UPDATES_NEED_VERSION, Trait.TAKES_ANY_FINALIZER);
    }

    /// The first deletion only marks it.
    @Override
    public boolean isHeld(ApiObject object) {
        return !object.meta().isDeleting();
    }

    @Override
    public ApiObject deleting(ApiObject object) {
        ObjectMeta meta = object.meta();
        if (new CustomResourceDefinition(object).isTerminating()) {
            return object;
        }
        var finalizers = new ArrayList<>(meta.finalizers());
        if (!finalizers.contains(CustomResourceDefinition.CLEANUP_FINALIZER)) {
            finalizers.add(CustomResourceDefinition.CLEANUP_FINALIZER);
        }
        ObjectMeta marked =
                meta.without("deletionGracePeriodSeconds")
                        .with("generation", Json.of(meta.generation() - 1)) // the spec is the same
                        .withFinalizers(finalizers);
        Instant now = meta.deletionTimestamp().orElseThrow();
        return object.withMeta(marked).with("status", PENDING.in(object.status(), now));
    }
}
