package dev.kubejar.controllers.garbage;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Change;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One loop per kind, each woken by the kind's own objects, by the end of their owners, and by the
/// end of dependents that an owner waits for.
public final class GarbageLoops {
    private static final int WORKERS = 4;

    /// Kinds that come and go too fast to follow, and end by themselves.
    private static final Set<String> NOT_FOLLOWED =
            Set.of("events", "events.events.k8s.io", "leases.coordination.k8s.io");

    private GarbageLoops() {}

    public static List<Loop<?>> of(Wiring wiring, List<KindDefinition> kinds) {
        List<ResourceType> types =
                kinds.stream()
                        .filter(kind -> kind.storedAs().equals(kind.type()))
                        .filter(kind ->
                                kind.verbs().containsAll(List.of("list", "watch", "delete")))
                        .map(KindDefinition::type)
                        .filter(type -> !NOT_FOLLOWED.contains(type.groupResource()))
                        .toList();
        var graph = new Graph(wiring.client(), wiring.informers(), types);
        var loops = new ArrayList<Loop<?>>();
        graph.informers()
                .forEach((type, informer) -> loops.add(loop(type, informer, graph, wiring)));
        return loops;
    }

    private static Loop<Thing> loop(
            ResourceType type, Informer<Thing> informer, Graph graph, Wiring wiring) {
        var loop =
                new Loop<>(
                        "garbage-collector-" + type.groupResource(),
                        informer,
                        new GarbageReconciler(type, graph),
                        wiring,
                        WORKERS);
        for (Informer<Thing> other : graph.informers().values()) {
            loop.watchingChanges(other, change -> dependents(change, type, graph))
                    .watchingChanges(other, change -> waitingOwners(change, type, graph));
        }
        return loop;
    }

    /// The objects of the type whose owner is gone, or begins to wait for them.
    private static List<Key> dependents(Change<Thing> change, ResourceType type, Graph graph) {
        Thing owner = change.object();
        boolean matters = change instanceof Change.Deleted || owner.awaitsDependents();
        return matters
                ? graph.dependentsOf(owner.uid(), type).stream().map(Key::of).toList()
                : List.of();
    }

    /// The owners of the type that may have waited for the end of this object.
    private static List<Key> waitingOwners(Change<Thing> change, ResourceType type, Graph graph) {
        if (!(change instanceof Change.Deleted<Thing>(Thing dependent))) {
            return List.of();
        }
        return dependent.owners().stream()
                .filter(owner -> graph.typeOf(owner).filter(type::equals).isPresent())
                .map(owner -> keyOf(owner, dependent, type))
                .toList();
    }

    private static Key keyOf(OwnerReference owner, Thing dependent, ResourceType type) {
        return new Key(type.isNamespaced() ? dependent.namespace() : "", owner.name());
    }
}
