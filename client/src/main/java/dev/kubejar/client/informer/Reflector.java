package dev.kubejar.client.informer;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Revision;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WatchEvent;
import dev.kubejar.client.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one [Cache] equal to one collection, on a thread of its own.
///
/// It lists once and watches from there. A watch that ends is taken up from the last revision seen;
/// only when that history is gone ([Reason#EXPIRED]) does it list again, and then the difference to
/// what the cache held becomes the changes. So each state that a handler is told follows the one it
/// was told before, whatever happens to the connection.
///
/// Source: [client-go's reflector](https://pkg.go.dev/k8s.io/client-go/tools/cache#Reflector)
final class Reflector implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reflector.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(800);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Client client;
    private final ResourcePath collection;
    private final ListOptions options;
    private final Time time;
    private final Cache cache = new Cache();
    private final List<Consumer<Delta<ApiObject>>> handlers = new CopyOnWriteArrayList<>();
    private final String name;
    private final AtomicReference<@Nullable Worker> worker = new AtomicReference<>();

    private volatile boolean synced;
    private volatile Revision delivered = Revision.NONE;

    // Of the reflector's thread.
    private boolean mustList = true;
    private Duration pause = FIRST_PAUSE;

    Reflector(Client client, ResourcePath collection, ListOptions options, Time time) {
        this.client = client;
        this.collection = collection;
        this.options = options;
        this.time = time;
        this.name = "informer-" + collection.type().groupResource();
    }

    Cache cache() {
        return cache;
    }

    boolean isWhole() {
        return options.equals(ListOptions.ALL);
    }

    /// Whether the first list is there and the handlers know it.
    boolean isSynced() {
        return synced;
    }

    /// Blocks until cache and handlers know what is in the cluster now.
    void awaitCurrent() throws InterruptedException {
        while (true) {
            Optional<ObjectList> listed = listedUnlessGone();
            if (listed.isEmpty()) {
                return;
            }
            ObjectList list = listed.get();
            Revision held = cache.revision();
            if (cache.holds(list)) {
                cache.await(() -> !held.isAfter(delivered));
                return;
            }
            if (!held.isAfter(Revision.parse(list.resourceVersion()))) {
                cache.await(() -> cache.revision().isAfter(held));
            }
        }
    }

    /// Empty when the kind is no longer served.
    private Optional<ObjectList> listedUnlessGone() {
        try {
            return Optional.of(client.list(collection, options));
        } catch (StatusException refusal) {
            if (refusal.is(Reason.NOT_FOUND)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /// Adds an index unless one of that name is there.
    void index(String name, Function<ApiObject, List<String>> valuesOf) {
        if (cache.index(name, valuesOf) && worker.get() != null) {
            throw new IllegalStateException("an index came after the start of " + this.name);
        }
    }

    void onChange(Consumer<Delta<ApiObject>> handler) {
        if (worker.get() != null) {
            throw new IllegalStateException("a handler came after the start of " + name);
        }
        handlers.add(handler);
    }

    synchronized void start() {
        if (worker.get() == null) {
            worker.set(Worker.start(name, this::run));
        }
    }

    @Override
    public synchronized void close() {
        Worker running = worker.get();
        if (running != null) {
            running.close();
        }
    }

    private void run() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            step();
        }
    }

    private void step() throws InterruptedException {
        try {
            if (mustList) {
                list();
            }
            watch();
        } catch (StatusException refused) {
            if (refused.is(Reason.EXPIRED) || refused.is(Reason.GONE)) {
                mustList = true;
            } else if (refused.is(Reason.NOT_FOUND) && synced) {
                pause(); // the kind is served no more; whoever follows it knows or will be told
            } else {
                pauseAfter(refused);
            }
        } catch (RuntimeException failed) {
            pauseAfter(failed);
        }
    }

    private void list() {
        ObjectList list = client.list(collection, options);
        deliver(cache.replace(list));
        mustList = false;
        synced = true;
        cache.wake();
    }

    private void watch() throws InterruptedException {
        ListOptions rest = options.after(cache.revision().toString());
        try (Watch watch = client.watch(collection, rest)) {
            Optional<WatchEvent> event = watch.next();
            if (event.isEmpty()) {
                pause();
            }
            while (event.isPresent()) {
                pause = FIRST_PAUSE;
                take(event.get());
                event = watch.next();
            }
        }
    }

    private void take(WatchEvent event) {
        switch (event) {
            case WatchEvent.Added(ApiObject object) -> deliver(cache.put(object));
            case WatchEvent.Modified(ApiObject object) -> deliver(cache.put(object));
            case WatchEvent.Deleted(ApiObject object) -> deliver(cache.remove(object));
            case WatchEvent.Bookmark(String revision) -> {
                cache.reach(Revision.parse(revision));
                deliver(List.of());
            }
        }
    }

    private void deliver(List<Delta<ApiObject>> changes) {
        for (Delta<ApiObject> change : changes) {
            handlers.forEach(handler -> tell(handler, change));
        }
        delivered = cache.revision();
        cache.wake();
    }

    private void tell(Consumer<Delta<ApiObject>> handler, Delta<ApiObject> change) {
        try {
            handler.accept(change);
        } catch (RuntimeException failed) {
            log.error(
                    "msg=\"handler failed\" informer={} object={}",
                    name,
                    change.object().meta().name(),
                    failed);
        }
    }

    private void pauseAfter(RuntimeException failed) throws InterruptedException {
        log.warn(
                "msg=\"list or watch failed\" informer={} after={} error=\"{}\"",
                name,
                pause,
                failed.toString());
        pause();
    }

    private void pause() throws InterruptedException {
        time.sleep(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
