package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import java.time.Instant;
import java.util.function.Predicate;

/// Says that a definition is established as soon as its names are accepted and its objects are
/// served: whoever reads it can use the kind.
///
/// Source:
/// [establishing_controller](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/establish/establishing_controller.go)
final class EstablishingReconciler implements Reconciler<CustomResourceDefinition> {
    private static final DefinitionCondition ESTABLISHED =
            new DefinitionCondition(
                    CustomResourceDefinition.ESTABLISHED,
                    true,
                    "InitialNamesAccepted",
                    "the initial names have been accepted");

    private final Predicate<CustomResourceDefinition> served;
    private final Time time;

    /// @param served whether what a definition says now is what is served
    EstablishingReconciler(Predicate<CustomResourceDefinition> served, Time time) {
        this.served = served;
        this.time = time;
    }

    @Override
    public Plan reconcile(CustomResourceDefinition definition) {
        return served.test(definition) ? decide(definition, time.now()) : Plan.nothing();
    }

    /// Pure. Of a definition that is served.
    static Plan decide(CustomResourceDefinition definition, Instant now) {
        boolean due =
                definition.isTrue(CustomResourceDefinition.NAMES_ACCEPTED)
                        && !definition.isEstablished();
        JsonObject status = definition.object().status();
        return due
                ? Plan.nothing()
                        .withStatus(
                                CustomResourceDefinition.KIND.type(),
                                definition,
                                status,
                                ESTABLISHED.in(status, now))
                : Plan.nothing();
    }
}
