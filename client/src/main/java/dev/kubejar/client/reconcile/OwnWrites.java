package dev.kubejar.client.reconcile;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Revision;
import dev.kubejar.client.informer.Informer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one pass wrote, for the next pass over its key to wait for. Used by one thread at a time.
final class OwnWrites {
    private final Map<ResourceType, Revision> written = new HashMap<>();
    private final List<Ended> ended = new ArrayList<>();

    /// The object was written, or seen, in this state.
    void saw(ResourceType type, ApiObject object) {
        written.merge(type, Revision.of(object), Revision::max);
    }

    /// The object with this uid is gone.
    void sawEnd(ResourcePath path, String uid) {
        ended.add(new Ended(path.type(), new Key(path.namespace(), path.name()), uid));
    }

    boolean isEmpty() {
        return written.isEmpty() && ended.isEmpty();
    }

    /// Blocks until the informers, those of kinds that were written among them, know all of it.
    void awaitIn(Map<ResourceType, ? extends Informer<?>> informers) throws InterruptedException {
        for (var entry : written.entrySet()) {
            Informer<?> informer = informers.get(entry.getKey());
            if (informer != null) {
                informer.lister().await(entry.getValue());
            }
        }
        for (Ended one : ended) {
            Informer<?> informer = informers.get(one.type());
            if (informer != null) {
                informer.lister().awaitEnd(one.key(), one.uid());
            }
        }
    }

    private record Ended(ResourceType type, Key key, String uid) {}
}
