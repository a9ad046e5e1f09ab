package dev.kubejar.client;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A cluster's state in a map, with revisions, preconditions, finalizers and watches, and with the
/// ways in which a connection to it can fail. Any thread may call it.
public final class MemoryApi implements Client {
    @GuardedBy("this")
    private final Map<ResourcePath, ApiObject> objects = new HashMap<>();

    @GuardedBy("this")
    private final List<Event> history = new ArrayList<>();

    @GuardedBy("this")
    private final List<Cursor> watches = new ArrayList<>();

    @GuardedBy("this")
    private long revision;

    @GuardedBy("this")
    private long forgotten;

    @GuardedBy("this")
    private int lists;

    @GuardedBy("this")
    private int writes;

    private volatile Consumer<ResourcePath> beforeWrite = _ -> {};

    private record Event(ResourceType type, long revision, WatchEvent event) {}

    // ---- the ways it fails

    /// Called before each write; may throw what the write should fail with.
    public void beforeWrite(Consumer<ResourcePath> action) {
        beforeWrite = action;
    }

    /// Ends all watches, as a lost connection does.
    public synchronized void cutWatches() {
        watches.forEach(one -> one.ended = true);
        watches.clear();
        notifyAll();
    }

    /// Forgets all history, so that only watches from now on are possible.
    public synchronized void forgetHistory() {
        forgotten = revision;
    }

    /// How often informers have listed.
    public synchronized int lists() {
        return lists;
    }

    public synchronized int writes() {
        return writes;
    }

    // ---- the verbs

    @Override
    public synchronized ApiObject get(ResourcePath path) {
        ApiObject found = objects.get(path.sub(""));
        if (found == null) {
            throw StatusException.notFound(path.type(), path.name());
        }
        return found;
    }

    @Override
    public synchronized ObjectList list(ResourcePath collection, ListOptions options) {
        if (Thread.currentThread().getName().startsWith("informer-")) {
            lists++;
        }
        List<ApiObject> items =
                objects.entrySet().stream()
                        .filter(entry -> entry.getKey().type().equals(collection.type()))
                        .map(Map.Entry::getValue)
                        .sorted(Comparator.comparing(object -> Key.of(object).toString()))
                        .toList();
        return new ObjectList(Long.toString(revision), items);
    }

    @Override
    public synchronized Watch watch(ResourcePath collection, ListOptions options) {
        var cursor =
                new Cursor(collection.type(), Revision.parse(options.resourceVersion()).value());
        watches.add(cursor);
        return cursor;
    }

    @Override
    public ApiObject create(ResourcePath path, ApiObject object, WriteOptions options) {
        beforeWrite.accept(path);
        return create(path, object);
    }

    private synchronized ApiObject create(ResourcePath path, ApiObject object) {
        writes++;
        String name =
                object.meta().name().isEmpty()
                        ? object.meta().generateName() + (revision + 1)
                        : object.meta().name();
        var at = new ResourcePath(path.type(), object.meta().namespace(), name, "");
        if (objects.containsKey(at)) {
            throw StatusException.alreadyExists(path.type(), name);
        }
        ApiObject made =
                object.withMeta(
                        object.meta().with("name", name).with("uid", "uid-" + (revision + 1)));
        ApiObject stored = store(at, made);
        publish(at.type(), new WatchEvent.Added(stored));
        return stored;
    }

    @Override
    public ApiObject update(ResourcePath path, ApiObject object, WriteOptions options) {
        beforeWrite.accept(path);
        return replace(path, object.json());
    }

    @Override
    public ApiObject patch(ResourcePath path, Patch patch, WriteOptions options) {
        beforeWrite.accept(path);
        return merge(path, (JsonObject) patch.body());
    }

    private synchronized ApiObject merge(ResourcePath path, JsonObject patch) {
        return replace(path, merged(get(path).json(), patch));
    }

    private synchronized ApiObject replace(ResourcePath path, JsonObject json) {
        writes++;
        ApiObject before = get(path);
        var next = new ApiObject(json);
        boolean same =
                next.meta().uid().equals(before.meta().uid())
                        && next.meta().resourceVersion().equals(before.meta().resourceVersion());
        if (!same) {
            throw StatusException.modified(path.type(), path.name());
        }
        if (json.equals(before.json())) {
            return before;
        }
        if (next.meta().isDeleting() && next.meta().finalizers().isEmpty()) {
            return remove(path, next);
        }
        ApiObject stored = store(path.sub(""), next);
        publish(path.type(), new WatchEvent.Modified(stored));
        return stored;
    }

    @Override
    public Optional<ApiObject> delete(ResourcePath path, DeleteOptions options) {
        beforeWrite.accept(path);
        return deleteNow(path, options);
    }

    private synchronized Optional<ApiObject> deleteNow(ResourcePath path, DeleteOptions options) {
        writes++;
        ApiObject before = get(path);
        if (!options.uid().isEmpty() && !options.uid().equals(before.meta().uid())) {
            throw StatusException.conflict(path.type(), path.name(), "another uid");
        }
        if (before.meta().finalizers().isEmpty()) {
            remove(path, before);
            return Optional.empty();
        }
        return Optional.of(
                replace(
                        path,
                        before.withMeta(
                                        before.meta()
                                                .with("deletionTimestamp", "2026-01-01T00:00:00Z"))
                                .json()));
    }

    private synchronized ApiObject remove(ResourcePath path, ApiObject last) {
        revision++;
        objects.remove(path.sub(""));
        ApiObject gone = at(last, revision);
        publish(path.type(), new WatchEvent.Deleted(gone));
        return gone;
    }

    private synchronized ApiObject store(ResourcePath path, ApiObject object) {
        revision++;
        ApiObject stored = at(object, revision);
        objects.put(path, stored);
        return stored;
    }

    private synchronized void publish(ResourceType type, WatchEvent event) {
        history.add(new Event(type, revision, event));
        notifyAll();
    }

    private static ApiObject at(ApiObject object, long revision) {
        return object.withMeta(object.meta().with("resourceVersion", Long.toString(revision)));
    }

    private static JsonObject merged(JsonObject target, JsonObject patch) {
        JsonObject result = target;
        for (String key : patch.keys()) {
            Json value = patch.find(key).orElseThrow();
            if (value == JsonNull.NULL) {
                result = result.without(key);
            } else if (value instanceof JsonObject object) {
                result = result.with(key, merged(target.object(key), object));
            } else {
                result = result.with(key, value);
            }
        }
        return result;
    }

    private final class Cursor implements Watch {
        private final ResourceType type;
        private long after;
        private boolean ended;

        Cursor(ResourceType type, long after) {
            this.type = type;
            this.after = after;
        }

        @Override
        public Optional<WatchEvent> next() throws InterruptedException {
            synchronized (MemoryApi.this) {
                while (true) {
                    if (after < forgotten) {
                        throw StatusException.expired("too old resource version");
                    }
                    if (ended) {
                        return Optional.empty();
                    }
                    for (Event event : history) {
                        if (event.revision() > after && event.type().equals(type)) {
                            after = event.revision();
                            return Optional.of(event.event());
                        }
                    }
                    MemoryApi.this.wait();
                }
            }
        }

        @Override
        public void close() {
            synchronized (MemoryApi.this) {
                ended = true;
                watches.remove(this);
                MemoryApi.this.notifyAll();
            }
        }
    }
}
