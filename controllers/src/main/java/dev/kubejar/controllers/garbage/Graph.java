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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who owns whom, read from the informers of all kinds.
final class Graph {
    private static final String OWNER = "owner";

    private final Client client;
    private final Map<ResourceType, Informer<Thing>> informers = new LinkedHashMap<>();

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

    Graph(Client client, Informers shared, List<ResourceType> types) {
        this.client = client;
        for (ResourceType type : types) {
            informers.put(type, shared.of(Thing.kind(type)).index(OWNER, Thing::ownerUids));
        }
    }

    Map<ResourceType, Informer<Thing>> informers() {
        return informers;
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
        return informers.keySet().stream()
                .filter(type ->
                        type.kind().equals(owner.kind())
                                && type.group().equals(groupOf(owner.apiVersion())))
                .findFirst();
    }

    private static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
