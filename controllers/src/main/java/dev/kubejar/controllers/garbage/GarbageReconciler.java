package dev.kubejar.controllers.garbage;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.DeleteOptions.Propagation;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.controllers.garbage.Graph.Node;
import dev.kubejar.controllers.garbage.Graph.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deletes objects of one kind when all their owners are gone, and carries out the two ways to
/// delete an owner that go beyond it: dependents first, or dependents kept.
///
/// Source: [Garbage
/// collection](https://kubernetes.io/docs/concepts/architecture/garbage-collection/)
final class GarbageReconciler implements Reconciler<Thing> {
    private final ResourceType type;
    private final Graph graph;

    GarbageReconciler(ResourceType type, Graph graph) {
        this.type = type;
        this.graph = graph;
    }

    @Override
    public Plan reconcile(Thing thing) {
        if (thing.isDeleting()) {
            boolean waits = thing.awaitsDependents() || thing.orphansDependents();
            return waits
                    ? decideDeleting(type, thing, graph.dependentsOf(thing.uid()))
                    : Plan.nothing();
        }
        if (thing.owners().isEmpty()) {
            return Plan.nothing();
        }
        Map<OwnerReference, Owner> owners = new LinkedHashMap<>();
        thing.owners().forEach(owner -> owners.put(owner, graph.look(thing, owner)));
        List<Node> dependents =
                owners.containsValue(Owner.WAITING) ? graph.dependentsOf(thing.uid()) : List.of();
        return decide(type, thing, owners, dependents);
    }

    /// Pure: an object that is being deleted and has to do with its dependents first.
    static Plan decideDeleting(ResourceType type, Thing thing, List<Node> dependents) {
        if (thing.orphansDependents()) {
            var changes = new ArrayList<Change>();
            dependents.forEach(one -> changes.add(withoutOwners(one, List.of(thing.uid()))));
            changes.add(finalizers(type, thing, thing.finalizersWithoutOrphan()));
            return Plan.of(changes);
        }
        boolean blocked = dependents.stream().anyMatch(one -> one.thing().blocks(thing.uid()));
        return blocked
                ? Plan.nothing() // the dependents' own passes delete them
                : Plan.of(finalizers(type, thing, thing.finalizersWithoutForeground()));
    }

    /// Pure: an object with owners, of which so much is known.
    static Plan decide(
            ResourceType type,
            Thing thing,
            Map<OwnerReference, Owner> owners,
            List<Node> dependents) {
        if (owners.containsValue(Owner.UNCLEAR)) {
            return Plan.nothing();
        }
        if (owners.containsValue(Owner.THERE)) {
            List<String> others =
                    owners.entrySet().stream()
                            .filter(owner -> owner.getValue() != Owner.THERE)
                            .map(owner -> owner.getKey().uid())
                            .toList();
            return others.isEmpty()
                    ? Plan.nothing()
                    : Plan.of(withoutOwners(new Node(type, thing), others));
        }
        if (owners.containsValue(Owner.WAITING) && !dependents.isEmpty()) {
            boolean inCircle = dependents.stream().anyMatch(one -> one.thing().awaitsDependents());
            return inCircle
                    ? Plan.of(List.of(unblocked(type, thing), deleteAnyVersion(type, thing)))
                    : Plan.of(delete(type, thing, Propagation.FOREGROUND));
        }
        Propagation propagation =
                thing.hasOrphanFinalizer()
                        ? Propagation.ORPHAN
                        : thing.hasForegroundFinalizer()
                                ? Propagation.FOREGROUND
                                : Propagation.BACKGROUND;
        return Plan.of(delete(type, thing, propagation));
    }

    private static Change delete(ResourceType type, Thing thing, Propagation propagation) {
        return Change.delete(
                type,
                thing,
                DeleteOptions.DEFAULT
                        .withPropagation(propagation)
                        .withResourceVersion(thing.meta().resourceVersion()));
    }

    /// Follows a change of the same plan, so the version that was seen is no longer the newest.
    private static Change deleteAnyVersion(ResourceType type, Thing thing) {
        return Change.delete(
                type, thing, DeleteOptions.DEFAULT.withPropagation(Propagation.FOREGROUND));
    }

    /// Its owners need not wait for it: one of them may be what it waits for itself.
    private static Change unblocked(ResourceType type, Thing thing) {
        List<JsonObject> owners =
                thing.owners().stream()
                        .map(owner -> owner.json().with("blockOwnerDeletion", false))
                        .toList();
        return merge(type, thing, "ownerReferences", JsonArray.of(owners));
    }

    private static Change withoutOwners(Node node, List<String> uids) {
        List<JsonObject> kept =
                node.thing().owners().stream()
                        .filter(owner -> !uids.contains(owner.uid()))
                        .map(OwnerReference::json)
                        .toList();
        return merge(node.type(), node.thing(), "ownerReferences", JsonArray.of(kept));
    }

    private static Change finalizers(ResourceType type, Thing thing, List<String> finalizers) {
        return merge(type, thing, "finalizers", JsonArray.ofStrings(finalizers));
    }

    private static Change merge(ResourceType type, Thing thing, String field, JsonArray values) {
        Json value = Optional.<Json>of(values).filter(_ -> !values.isEmpty()).orElse(JsonNull.NULL);
        return Change.merge(type, thing, JsonObject.of("metadata", JsonObject.of(field, value)));
    }
}
