package dev.kubejar.apiserver.custom;

import dev.kubejar.api.Condition;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.apiextensions.DefinitionNames;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives a definition its names, if no other one of its group has them, and establishes it; and
/// says whether a kind in one of Kubernetes' groups is approved.
///
/// Source:
/// [naming_controller](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go)
final class NamingReconciler implements Reconciler<CustomResourceDefinition> {
    private static final ResourceType TYPE = CustomResourceDefinition.KIND.type();

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
        JsonObject after = hasNames ? before : named(definition, Taken.by(others), now);
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

    /// What others of the group are called.
    ///
    /// @param resources plurals, singulars and short names
    /// @param kinds kinds and kinds of lists
    record Taken(Set<String> resources, Set<String> kinds) {
        static Taken by(List<CustomResourceDefinition> definitions) {
            var taken = new Taken(new HashSet<>(), new HashSet<>());
            for (CustomResourceDefinition definition : definitions) {
                DefinitionNames names = definition.acceptedNames();
                taken.resources.addAll(List.of(names.plural(), names.singular()));
                taken.resources.addAll(names.shortNames());
                taken.kinds.addAll(List.of(names.kind(), names.listKind()));
            }
            return taken;
        }
    }

    private static JsonObject named(CustomResourceDefinition definition, Taken taken, Instant now) {
        var naming = new Naming(definition, taken);
        JsonObject status = definition.object().status().with("acceptedNames", naming.accepted());
        DefinitionCondition accepted = naming.condition();
        JsonObject told = accepted.isIn(status) ? status : accepted.in(status, now);
        return established(accepted.holds(), told, now);
    }

    /// Once established, always established.
    private static JsonObject established(boolean accepted, JsonObject status, Instant now) {
        boolean isThere =
                Condition.find(status, CustomResourceDefinition.ESTABLISHED)
                        .filter(one -> one.isTrue() || !accepted)
                        .isPresent();
        if (isThere) {
            return status;
        }
        var condition =
                accepted
                        ? new DefinitionCondition(
                                CustomResourceDefinition.ESTABLISHED,
                                true,
                                "InitialNamesAccepted",
                                "the initial names have been accepted")
                        : new DefinitionCondition(
                                CustomResourceDefinition.ESTABLISHED,
                                false,
                                "NotAccepted",
                                "not all names are accepted");
        return condition.in(status, now);
    }

    /// Which of its names a definition gets. Belongs to one thread.
    private static final class Naming {
        private final JsonObject wanted;
        private final DefinitionNames had;
        private final Taken taken;
        private JsonObject accepted;
        private Optional<DefinitionCondition> conflict = Optional.empty();

        Naming(CustomResourceDefinition definition, Taken taken) {
            this.wanted = definition.names().json();
            this.had = definition.acceptedNames();
            this.taken = taken;
            this.accepted = had.json();
            one("plural", "PluralConflict", taken.resources);
            one("singular", "SingularConflict", taken.resources);
            shortNames();
            one("kind", "KindConflict", taken.kinds);
            one("listKind", "ListKindConflict", taken.kinds);
            copy("categories");
        }

        private void one(String field, String reason, Set<String> inUse) {
            String name = wanted.string(field);
            if (!name.equals(had.json().string(field)) && inUse.contains(name)) {
                conflict(reason, inUse(name));
            } else {
                copy(field);
            }
        }

        private void shortNames() {
            List<String> taken =
                    new DefinitionNames(wanted)
                            .shortNames().stream()
                                    .filter(name -> !isOurs(name))
                                    .filter(this.taken.resources::contains)
                                    .map(Naming::inUse)
                                    .distinct()
                                    .toList();
            if (taken.isEmpty()) {
                copy("shortNames");
            } else {
                conflict(
                        "ShortNamesConflict",
                        taken.size() == 1
                                ? taken.getFirst()
                                : "[" + String.join(", ", taken) + "]");
            }
        }

        private boolean isOurs(String name) {
            return had.shortNames().contains(name)
                    || had.plural().equals(name)
                    || had.singular().equals(name);
        }

        private static String inUse(String name) {
            return "\"" + name + "\" is already in use";
        }

        private void conflict(String reason, String message) {
            conflict =
                    Optional.of(
                            new DefinitionCondition(
                                    CustomResourceDefinition.NAMES_ACCEPTED,
                                    false,
                                    reason,
                                    message));
        }

        private void copy(String field) {
            accepted =
                    wanted.find(field)
                            .map(value -> accepted.with(field, value))
                            .orElseGet(() -> accepted.without(field));
        }

        /// In the order of `spec.names`, which is upstream's.
        JsonObject accepted() {
            return JsonObject.builder()
                    .put("plural", accepted.string("plural"))
                    .putUnlessEmpty("singular", accepted.string("singular"))
                    .putUnlessEmpty(
                            "shortNames", JsonArray.ofStrings(accepted.strings("shortNames")))
                    .put("kind", accepted.string("kind"))
                    .putUnlessEmpty("listKind", accepted.string("listKind"))
                    .putUnlessEmpty(
                            "categories", JsonArray.ofStrings(accepted.strings("categories")))
                    .build();
        }

        /// That the names are accepted, or the last reason why not.
        DefinitionCondition condition() {
            return conflict.orElseGet(() ->
                    new DefinitionCondition(
                            CustomResourceDefinition.NAMES_ACCEPTED,
                            true,
                            "NoConflicts",
                            "no conflicts found"));
        }
    }
}
