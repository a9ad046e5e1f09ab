package dev.kubejar.apiserver.custom;

import dev.kubejar.api.Condition;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gives a definition its names, if no other one of its group has them, and establishes it; and
/// says whether a kind in one of Kubernetes' groups is approved.
///
/// Source:
/// [naming_controller](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go)
final class NamingReconciler implements Reconciler<CustomResourceDefinition> {
    private static final ResourceType TYPE = CustomResourceDefinition.KIND.type();

    private static final DefinitionCondition INSTALLING =
            new DefinitionCondition(
                    CustomResourceDefinition.ESTABLISHED,
                    false,
                    "Installing",
                    "the initial names have been accepted");

    private static final DefinitionCondition NOT_ACCEPTED =
            new DefinitionCondition(
                    CustomResourceDefinition.ESTABLISHED,
                    false,
                    "NotAccepted",
                    "not all names are accepted");

    private final Client client;
    private final Time time;

    NamingReconciler(Client client, Time time) {
        this.client = client;
        this.time = time;
    }

    @Override
    public Plan reconcile(CustomResourceDefinition definition) {
        boolean hasNames =
                definition.names().json().equals(definition.acceptedNames().json())
                        && definition.isTrue(CustomResourceDefinition.NAMES_ACCEPTED);
        List<CustomResourceDefinition> others = hasNames ? List.of() : others(definition);
        return decide(definition, others, hasNames, time.now());
    }

    /// Asked of the API itself: a cache might not have seen the names that were given a moment ago.
    private List<CustomResourceDefinition> others(CustomResourceDefinition definition) {
        return client.list(ResourcePath.all(TYPE), ListOptions.ALL).items().stream()
                .map(CustomResourceDefinition::new)
                .filter(one -> one.group().equals(definition.group()))
                .filter(one -> !one.name().equals(definition.name()))
                .toList();
    }

    /// Pure.
    ///
    /// @param others of the same group
    /// @param hasNames whether it has all its names, so that nobody looks at them again
    static Plan decide(
            CustomResourceDefinition definition,
            List<CustomResourceDefinition> others,
            boolean hasNames,
            Instant now) {
        JsonObject before = definition.object().status();
        JsonObject after = hasNames ? before : named(definition, others, now);
        Optional<DefinitionCondition> approval =
                ApiApproval.of(definition)
                        .map(NamingReconciler::condition)
                        .filter(condition -> !condition.isIn(before));
        JsonObject approved = approval.isPresent() ? approval.get().in(after, now) : after;
        return Plan.nothing().withStatus(TYPE, definition, before, approved);
    }

    private static DefinitionCondition condition(ApiApproval approval) {
        return new DefinitionCondition(
                "KubernetesAPIApprovalPolicyConformant",
                approval.isConformant(),
                approval.reason(),
                approval.message());
    }

    private static JsonObject named(
            CustomResourceDefinition definition,
            List<CustomResourceDefinition> others,
            Instant now) {
        var naming = new Naming(definition, Naming.Taken.by(others));
        JsonObject status = definition.object().status().with("acceptedNames", naming.accepted());
        DefinitionCondition accepted = naming.condition();
        JsonObject told = accepted.isIn(status) ? status : accepted.in(status, now);
        return installing(accepted.holds(), told, now);
    }

    /// Once established, always established; until then it says what it waits for.
    private static JsonObject installing(boolean accepted, JsonObject status, Instant now) {
        boolean isThere =
                Condition.find(status, CustomResourceDefinition.ESTABLISHED)
                        .filter(one -> one.isTrue() || !accepted)
                        .isPresent();
        return isThere ? status : (accepted ? INSTALLING : NOT_ACCEPTED).in(status, now);
    }
}
