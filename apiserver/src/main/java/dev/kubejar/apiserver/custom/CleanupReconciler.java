package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Deletes the objects of a definition that is being deleted, and lets it go when none is left.
///
/// Source:
/// [crd_finalizer](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/finalizer/crd_finalizer.go)
final class CleanupReconciler implements Reconciler<CustomResourceDefinition> {
    private static final ResourceType TYPE = CustomResourceDefinition.KIND.type();
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final DefinitionCondition IN_PROGRESS =
            DefinitionCondition.terminating(
                    "InstanceDeletionInProgress", "CustomResource deletion is in progress");

    private static final DefinitionCondition STILL_THERE =
            DefinitionCondition.terminating(
                    "InstanceDeletionCheck",
                    "could not confirm zero CustomResources remaining: timed out waiting for the"
                            + " condition");

    private static final DefinitionCondition COMPLETED =
            DefinitionCondition.terminated("InstanceDeletionCompleted", "removed all instances");

    private static final DefinitionCondition NEVER_ESTABLISHED =
            DefinitionCondition.terminated("NeverEstablished", "resource was never established");

    private final Client client;
    private final Function<CustomResourceDefinition, Optional<KindDefinition>> served;
    private final Time time;

    /// @param served a row under which all objects of a definition can be had now
    CleanupReconciler(
            Client client,
            Function<CustomResourceDefinition, Optional<KindDefinition>> served,
            Time time) {
        this.client = client;
        this.served = served;
        this.time = time;
    }

    @Override
    public Plan reconcile(CustomResourceDefinition definition) {
        boolean due =
                definition.isDeleting()
                        && definition
                                .meta()
                                .finalizers()
                                .contains(CustomResourceDefinition.CLEANUP_FINALIZER);
        if (!due) {
            return Plan.nothing();
        }
        if (!definition.isEstablished()) {
            return letGo(definition, NEVER_ESTABLISHED, time.now());
        }
        Optional<KindDefinition> row = served.apply(definition).filter(KindDefinition::isEnding);
        return row.isPresent()
                ? decide(definition, row.get().type(), instances(row.get().type()), time.now())
                : Plan.nothing().againAfter(LOOK_AGAIN); // it is not yet known to be terminating
    }

    private List<ApiObject> instances(ResourceType type) {
        return client.list(ResourcePath.all(type), ListOptions.ALL).items();
    }

    /// Pure.
    ///
    /// @param instances all that are left
    static Plan decide(
            CustomResourceDefinition definition,
            ResourceType type,
            List<ApiObject> instances,
            Instant now) {
        if (instances.isEmpty()) {
            return letGo(definition, COMPLETED, now);
        }
        boolean patient =
                Condition.since(
                                Condition.all(definition.object().status()),
                                CustomResourceDefinition.TERMINATING,
                                "True")
                        .filter(since -> !since.plus(PATIENCE).isAfter(now))
                        .isEmpty();
        List<Change> deletions =
                instances.stream()
                        .filter(object -> !object.meta().isDeleting())
                        .map(object -> delete(type, object))
                        .toList();
        Plan report = report(definition, patient ? IN_PROGRESS : STILL_THERE, now);
        return deletions.isEmpty()
                ? report.againAfter(LOOK_AGAIN)
                : report.then(new Change.Together(deletions)).againAfter(Duration.ZERO);
    }

    @Override
    public Plan refused(
            CustomResourceDefinition definition, Change change, StatusException refusal) {
        return report(
                definition,
                DefinitionCondition.terminating(
                        "InstanceDeletionFailed",
                        "could not issue all deletes: " + refusal.status().message()),
                time.now());
    }

    private static Change delete(ResourceType type, ApiObject object) {
        return new Change.Delete(
                ResourcePath.of(type, object),
                DeleteOptions.ofUid(object.meta().uid()),
                Optional.empty());
    }

    private static Plan report(
            CustomResourceDefinition definition, DefinitionCondition condition, Instant now) {
        JsonObject status = definition.object().status();
        return condition.isIn(status)
                ? Plan.nothing()
                : Plan.nothing().withStatus(TYPE, definition, status, condition.in(status, now));
    }

    /// The last word and the end of the finalizer in one write.
    private static Plan letGo(
            CustomResourceDefinition definition, DefinitionCondition condition, Instant now) {
        var finalizers = new ArrayList<>(definition.meta().finalizers());
        finalizers.remove(CustomResourceDefinition.CLEANUP_FINALIZER);
        Json left = finalizers.isEmpty() ? JsonNull.NULL : JsonArray.ofStrings(finalizers);
        JsonObject status = condition.in(definition.object().status(), now);
        return Plan.of(
                new Change.Merge(
                        ResourcePath.of(TYPE, definition.object()).sub("status"),
                        definition.uid(),
                        definition.meta().resourceVersion(),
                        JsonObject.of("metadata", JsonObject.of("finalizers", left))
                                .with(
                                        "status",
                                        JsonObject.of("conditions", status.array("conditions"))),
                        Optional.empty()));
    }
}
