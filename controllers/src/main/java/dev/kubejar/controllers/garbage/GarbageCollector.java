package dev.kubejar.controllers.garbage;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One loop per kind, each woken by the kind's own objects, by the end of their owners, and by
/// dependents that an owner need no longer wait for; custom kinds are followed as they come and go.
public final class GarbageCollector implements AutoCloseable {
    private static final int WORKERS = 4;

    /// Kinds that come and go too fast to follow, and end by themselves.
    private static final Set<String> NOT_FOLLOWED =
            Set.of("events", "events.events.k8s.io", "leases.coordination.k8s.io");

    private final Wiring wiring;
    private final Graph graph;
    private final Map<ResourceType, Loop<Thing>> loops = new ConcurrentHashMap<>();
    private final Loop<CustomResourceDefinition> definitions;

    /// @param kinds that are there for good
    public GarbageCollector(Wiring wiring, List<KindDefinition> kinds) {
        this.wiring = wiring;
        this.graph = new Graph(wiring.client(), wiring.informers());
        kinds.stream()
                .filter(kind -> kind.storage().type().equals(kind.type()))
                .filter(kind -> kind.verbs().containsAll(List.of("list", "watch", "delete")))
                .map(KindDefinition::type)
                .filter(type -> !NOT_FOLLOWED.contains(type.groupResource()))
                .forEach(this::loop);
        for (Loop<Thing> loop : loops.values()) {
            graph.informers().values().forEach(loop::reading);
        }
        this.definitions =
                new Loop<>(
                        "garbage-collector-kinds",
                        wiring.informers().of(CustomResourceDefinition.KIND),
                        new DefinitionFollower(this),
                        wiring,
                        1);
    }

    private Loop<Thing> loop(ResourceType type) {
        Informer<Thing> informer = graph.add(type).onChange(this::wake);
        var loop =
                new Loop<>(
                        "garbage-collector-" + type.groupResource(),
                        informer,
                        new GarbageReconciler(type, graph),
                        wiring,
                        WORKERS);
        loops.put(type, loop);
        return loop;
    }

    // ---- kinds that come and go

    /// Collects objects of a custom kind, too, and those that they own.
    void follow(ResourceType type) {
        Loop<Thing> loop = loop(type);
        wiring.informers().start();
        loop.start();
        graph.ownedBy(type).forEach(this::look);
    }

    /// @param gone whether the kind's definition is gone, and all its objects with it
    void forget(ResourceType type, boolean gone) {
        Optional.ofNullable(loops.remove(type)).ifPresent(Loop::close);
        graph.remove(type, gone);
        if (gone) {
            graph.ownedBy(type).forEach(this::look);
        }
    }

    // ---- who must look when something changes

    private void wake(Delta<Thing> change) {
        Thing thing = change.object();
        if (change instanceof Delta.Deleted || thing.awaitsDependents()) {
            graph.dependentsOf(thing.uid()).forEach(this::look);
        }
        ownersLetGo(change).forEach(owner -> lookAtOwner(owner, thing));
    }

    /// Those whose deletion, if it has begun, the object held up before the change and no longer
    /// does.
    static List<OwnerReference> ownersLetGo(Delta<Thing> change) {
        return switch (change) {
            case Delta.Added<Thing> _ -> List.of();
            case Delta.Updated<Thing>(Thing now, Thing before) ->
                    before.owners().stream()
                            .filter(OwnerReference::blockOwnerDeletion)
                            .filter(owner -> !now.blocks(owner.uid()))
                            .toList();
            case Delta.Deleted<Thing>(Thing last) -> last.owners();
        };
    }

    private void look(Graph.Node node) {
        look(node.type(), Key.of(node.thing()));
    }

    private void look(ResourceType type, Key key) {
        Optional.ofNullable(loops.get(type)).ifPresent(loop -> loop.add(key));
    }

    /// The owner may have waited for this object.
    private void lookAtOwner(OwnerReference owner, Thing dependent) {
        graph.typeOf(owner)
                .ifPresent(type ->
                        look(
                                type,
                                new Key(
                                        type.isNamespaced() ? dependent.namespace() : "",
                                        owner.name())));
    }

    // ---- start and end

    /// Starts all loops, which begin when the informers are synced.
    public void start() {
        loops.values().forEach(Loop::start);
        definitions.start();
    }

    /// The loops that there are now.
    public List<Loop<?>> loops() {
        var all = new ArrayList<Loop<?>>(loops.values());
        all.add(definitions);
        return all;
    }

    @Override
    public void close() {
        definitions.close();
        loops.values().forEach(Loop::close);
    }
}
