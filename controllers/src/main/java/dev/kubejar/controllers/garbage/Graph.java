package dev.kubejar.controllers.garbage;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.Key;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Who owns whom, read from the informers of all kinds.
final class Graph {
    private static final String OWNER = "owner";

    private final Client client;
    private final Informers shared;
    private final Map<ResourceType, Informer<Thing>> informers = new ConcurrentHashMap<>();

    /// Types whose definition is gone, and all their objects with it.
    private final Set<ResourceType> ended = ConcurrentHashMap.newKeySet();

    /// An object with its type.
    record Node(ResourceType type, Thing thing) {}

    /// What is known of an owner.
    enum Owner {
        THERE,
        /// It is being deleted and waits for its dependents.
        WAITING,
        GONE,
        /// Its kind is unknown, or it cannot be where it is said to be.
        UNCLEAR
    }

    Graph(Client client, Informers shared) {
        this.client = client;
        this.shared = shared;
    }

    /// Follows a type from now on. Its informer is yet to be started.
    Informer<Thing> add(ResourceType type) {
        ended.remove(type);
        Informer<Thing> informer = shared.of(Thing.kind(type)).index(OWNER, Thing::ownerUids);
        informers.put(type, informer);
        return informer;
    }

    /// Follows a type no longer.
    ///
    /// @param gone whether its definition is gone; else only nobody can say what became of its
    ///   objects
    void remove(ResourceType type, boolean gone) {
        if (gone) {
            ended.add(type);
        }
        informers.remove(type);
        shared.forget(type);
    }

    Map<ResourceType, Informer<Thing>> informers() {
        return informers;
    }

    /// All objects that name an owner of the type.
    List<Node> ownedBy(ResourceType owner) {
        var owned = new ArrayList<Node>();
        informers.forEach((type, informer) ->
                informer.lister().list().stream()
                        .filter(thing -> thing.owners().stream().anyMatch(it -> isOf(it, owner)))
                        .forEach(thing -> owned.add(new Node(type, thing))));
        return owned;
    }

    /// All objects that name the owner.
    List<Node> dependentsOf(String uid) {
        return informers.keySet().stream()
                .flatMap(type ->
                        dependentsOf(uid, type).stream().map(thing -> new Node(type, thing)))
                .toList();
    }

    List<Thing> dependentsOf(String uid, ResourceType type) {
        return Optional.ofNullable(informers.get(type))
                .map(informer -> informer.lister().indexed(OWNER, uid))
                .orElse(List.of());
    }

    /// What the caches say of the owner, and if they do not have it, what the API says.
    Owner look(Thing dependent, OwnerReference owner) {
        Optional<ResourceType> type = typeOf(owner);
        if (type.isEmpty() || (type.get().isNamespaced() && dependent.namespace().isEmpty())) {
            return Owner.UNCLEAR;
        }
        Key key = new Key(type.get().isNamespaced() ? dependent.namespace() : "", owner.name());
        Optional<Thing> cached =
                Optional.ofNullable(informers.get(type.get()))
                        .flatMap(informer -> informer.lister().get(key))
                        .filter(thing -> thing.uid().equals(owner.uid()));
        return cached.or(() -> ask(type.get(), key, owner.uid()))
                .map(thing -> thing.awaitsDependents() ? Owner.WAITING : Owner.THERE)
                .orElse(Owner.GONE);
    }

    private Optional<Thing> ask(ResourceType type, Key key, String uid) {
        try {
            var found = new Thing(client.get(ResourcePath.of(type, key.namespace(), key.name())));
            return Optional.of(found).filter(thing -> thing.uid().equals(uid));
        } catch (StatusException refusal) {
            if (refusal.is(Reason.NOT_FOUND)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    Optional<ResourceType> typeOf(OwnerReference owner) {
        return Stream.concat(informers.keySet().stream(), ended.stream())
                .filter(type -> isOf(owner, type))
                .findFirst();
    }

    private static boolean isOf(OwnerReference owner, ResourceType type) {
        return type.kind().equals(owner.kind()) && type.group().equals(groupOf(owner.apiVersion()));
    }

    private static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
