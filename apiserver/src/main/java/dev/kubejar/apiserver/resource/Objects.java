package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Lookup;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.store.Change;
import dev.kubejar.store.Condition;
import dev.kubejar.store.Outcome;
import dev.kubejar.store.Snapshot;
import dev.kubejar.store.Store;
import dev.kubejar.store.StoreStoppedException;
import dev.kubejar.store.Watch;
import dev.kubejar.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The store, spoken to in rows and paths instead of keys. Safe for any thread.
public final class Objects implements Lookup {
    private final Store<ObjectTag> store;
    private final KindRegistry registry;

    public Objects(Store<ObjectTag> store, KindRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    @Override
    public Optional<ApiObject> find(ResourcePath path) {
        return find(registry.get(path.type()), path).map(StoredObject::object);
    }

    @Override
    public List<ApiObject> all(ResourceType type) {
        KindDefinition row = registry.get(type);
        var all = new ArrayList<ApiObject>();
        store.snapshot()
                .range(Keys.all(row.storage().type()))
                .forEach(entry -> all.add(StoredObject.of(row, entry).object()));
        return all;
    }

    Optional<StoredObject> find(KindDefinition row, ResourcePath path) {
        return store.snapshot().get(key(row, path)).map(entry -> StoredObject.of(row, entry));
    }

    /// As [#find], or 404.
    StoredObject get(KindDefinition row, ResourcePath path) {
        return find(row, path).orElseThrow(() -> StatusException.notFound(row.type(), path.name()));
    }

    private static String key(KindDefinition row, ResourcePath path) {
        return Keys.object(row.storage().type(), path.namespace(), path.name());
    }

    Snapshot<ObjectTag> snapshot() {
        return store.snapshot();
    }

    Snapshot<ObjectTag> snapshotAt(long revision) {
        return store.snapshotAt(revision);
    }

    Watch<ObjectTag> watch(KindDefinition row, String namespace, long afterRevision) {
        return store.watch(Keys.collection(row.storage().type(), namespace), afterRevision);
    }

    /// Finishes `watch` as soon as another row is served in the place of this custom one, or none.
    KindRegistry.Registration finishUnlessServed(KindDefinition row, Watch<ObjectTag> watch) {
        if (!row.isCustom()) {
            return () -> {};
        }
        Runnable check =
                () -> {
                    if (!registry.isServed(row)) {
                        watch.finish();
                    }
                };
        KindRegistry.Registration registration = registry.onChange(check);
        check.run(); // it may have changed before we listened
        return registration;
    }

    long compactedRevision() {
        return store.compactedRevision();
    }

    /// Writes `object` under `path`, blocking until it is durable.
    Outcome<ObjectTag> put(
            KindDefinition row, ResourcePath path, Condition condition, ApiObject object) {
        return commit(new Write(key(row, path), condition, new Change.Put(bytes(row, object))));
    }

    /// Removes what is at `path`; watchers are told `lastState`.
    Outcome<ObjectTag> delete(
            KindDefinition row, ResourcePath path, Condition condition, ApiObject lastState) {
        return commit(
                new Write(key(row, path), condition, new Change.Delete(bytes(row, lastState))));
    }

    private static ObjectBytes bytes(KindDefinition row, ApiObject object) {
        ApiObject stored = row.storage().conversion().toStored(object);
        if (row.isCustom()) {
            return ObjectBytes.withOwnKind(stored);
        }
        return row.type().equals(row.storage().type())
                ? ObjectBytes.of(row, stored)
                : ObjectBytes.of(stored);
    }

    private Outcome<ObjectTag> commit(Write write) {
        try {
            return store.commit(write);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StatusException.of(
                    Reason.TIMEOUT, "Timeout: request did not complete within requested timeout");
        } catch (StoreStoppedException e) {
            throw stopped();
        }
    }

    /// 503: the server is on its way down, or its disk has failed.
    static StatusException stopped() {
        return StatusException.of(
                Reason.SERVICE_UNAVAILABLE, "the server is currently unable to handle the request");
    }
}
