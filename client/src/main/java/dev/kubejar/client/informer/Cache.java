package dev.kubejar.client.informer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.ApiObject;
import dev.kubejar.client.Key;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.Revision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The objects of one collection with their indexes. One thread writes, any thread reads; a reader
/// sees each write whole, in objects and indexes alike.
final class Cache {
    @GuardedBy("this")
    private final Indexes indexes = new Indexes();

    @GuardedBy("this")
    private final Map<Key, ApiObject> objects = new LinkedHashMap<>();

    @GuardedBy("this")
    private Revision revision = Revision.NONE;

    /// Adds an index, which must be before the first object; false when one of that name is there.
    synchronized boolean index(String name, Function<ApiObject, List<String>> valuesOf) {
        return indexes.define(name, valuesOf);
    }

    // ---- the writer

    /// Makes the cache hold exactly what was listed; the steps that lead there.
    List<Delta<ApiObject>> replace(ObjectList list) {
        var changes = new ArrayList<Delta<ApiObject>>();
        var listed = new HashSet<Key>();
        for (ApiObject object : list.items()) {
            listed.add(Key.of(object));
            changes.addAll(stepsTo(object));
        }
        synchronized (this) {
            for (Map.Entry<Key, ApiObject> held : objects.entrySet()) {
                if (!listed.contains(held.getKey())) {
                    changes.add(new Delta.Deleted<>(held.getValue()));
                }
            }
        }
        apply(changes, Revision.parse(list.resourceVersion()));
        return changes;
    }

    /// The object is there in this state; empty when that is no news.
    List<Delta<ApiObject>> put(ApiObject object) {
        List<Delta<ApiObject>> changes = stepsTo(object);
        apply(changes, Revision.of(object));
        return changes;
    }

    /// The object is gone; `last` is its last state, with the revision of its deletion.
    List<Delta<ApiObject>> remove(ApiObject last) {
        boolean held =
                get(Key.of(last))
                        .filter(now -> sameLife(now, last) && isNews(last, now))
                        .isPresent();
        List<Delta<ApiObject>> changes = held ? List.of(new Delta.Deleted<>(last)) : List.of();
        apply(changes, Revision.of(last));
        return changes;
    }

    /// Nothing up to `seen` is still to come.
    void reach(Revision seen) {
        apply(List.of(), seen);
    }

    private List<Delta<ApiObject>> stepsTo(ApiObject object) {
        Optional<ApiObject> held = get(Key.of(object));
        if (held.isEmpty()) {
            return List.of(new Delta.Added<>(object));
        }
        ApiObject previous = held.get();
        if (!isNews(object, previous)) {
            return List.of();
        }
        return sameLife(previous, object)
                ? List.of(new Delta.Updated<>(object, previous))
                : List.of(new Delta.Deleted<>(previous), new Delta.Added<>(object));
    }

    private static boolean isNews(ApiObject object, ApiObject held) {
        return Revision.of(object).isAfter(Revision.of(held));
    }

    private static boolean sameLife(ApiObject one, ApiObject other) {
        return one.meta().uid().equals(other.meta().uid());
    }

    private synchronized void apply(List<Delta<ApiObject>> changes, Revision reached) {
        for (Delta<ApiObject> change : changes) {
            switch (change) {
                case Delta.Added<ApiObject>(ApiObject object) -> {
                    objects.put(Key.of(object), object);
                    indexes.add(object);
                }
                case Delta.Updated<ApiObject>(ApiObject object, ApiObject previous) -> {
                    objects.put(Key.of(object), object);
                    indexes.replace(previous, object);
                }
                case Delta.Deleted<ApiObject>(ApiObject object) -> {
                    ApiObject held = objects.remove(Key.of(object));
                    if (held != null) {
                        indexes.remove(held);
                    }
                }
            }
        }
        revision = revision.max(reached);
        notifyAll();
    }

    // ---- readers

    synchronized Optional<ApiObject> get(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    synchronized List<ApiObject> all() {
        return List.copyOf(objects.values());
    }

    synchronized List<ApiObject> indexed(String index, String value) {
        return indexes.get(index, value);
    }

    synchronized Revision revision() {
        return revision;
    }

    /// Whether the objects are exactly the listed ones, in the same states.
    synchronized boolean holds(ObjectList list) {
        if (list.items().size() != objects.size()) {
            return false;
        }
        for (ApiObject listed : list.items()) {
            ApiObject held = objects.get(Key.of(listed));
            if (held == null || Revision.of(held).compareTo(Revision.of(listed)) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Has waiting threads look at their conditions again.
    synchronized void wake() {
        notifyAll();
    }

    /// Blocks until `condition`, which is looked at after each write, holds.
    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wait();
        }
    }
}
