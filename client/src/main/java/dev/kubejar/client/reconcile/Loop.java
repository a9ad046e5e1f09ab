package dev.kubejar.client.reconcile;

import dev.kubejar.api.View;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Key;
import dev.kubejar.client.Worker;
import dev.kubejar.client.event.EventRecorder;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Execution.Done;
import dev.kubejar.client.reconcile.Execution.Outdated;
import dev.kubejar.client.reconcile.Execution.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one [Reconciler] for every object of its kind, whenever something that it reads has
/// changed.
///
/// Level-triggered: an event only names a key to look at, so events may be lost, doubled or
/// reordered without harm. A key is with one worker at a time. A pass waits until the caches have
/// seen what the pass before it wrote, so a reconciler never acts twice on what it did already. The
/// plan's changes are made in order; when the world has moved on since the decision the key is
/// decided again in silence; when a change is refused that is logged once and the key waits, longer
/// each time.
///
/// [#start] and [#close] are its owner's; everything else happens on its worker threads.
public final class Loop<V extends View> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Reconciler<V> reconciler;
    private final Wiring wiring;
    private final int workers;
    private final Lister<V> lister;
    private final Map<ResourceType, Informer<?>> read = new LinkedHashMap<>();
    private final EventRecorder events;
    private final WorkQueue<Key> queue;
    private final Backoff<Key> backoff = Backoff.ofControllers();
    private final Map<Key, OwnWrites> unseen = new ConcurrentHashMap<>();
    private final List<Worker> running = new ArrayList<>();
    private final LongAdder steps = new LongAdder();

    /// A loop that is yet to be started.
    ///
    /// @param name of its threads and in its logs; also the component that its Events come from,
    ///   such as `replicaset-controller`
    /// @param informer of the kind that it reconciles
    /// @param workers how many keys it works on at a time
    public Loop(
            String name,
            Informer<V> informer,
            Reconciler<V> reconciler,
            Wiring wiring,
            int workers) {
        this.name = name;
        this.reconciler = reconciler;
        this.wiring = wiring;
        this.workers = workers;
        this.lister = informer.lister();
        this.events = wiring.events().recorder(name);
        this.queue = new WorkQueue<>(wiring.time());
        reading(informer);
        informer.onChange(change -> queue.add(Key.of(change.object())));
    }

    /// Has the reconciler look at the keys that `keysOf` names, whenever an object of the other
    /// kind changes: of the object as it is, and as it was before.
    public <W extends View> Loop<V> watching(
            Informer<W> other, Function<W, ? extends Collection<Key>> keysOf) {
        other.onChange(change -> {
            keysOf.apply(change.object()).forEach(queue::add);
            if (change instanceof Delta.Updated<W>(_, W previous)) {
                keysOf.apply(previous).forEach(queue::add);
            }
        });
        return reading(other);
    }

    /// The same for reconcilers to whom only some changes matter.
    public <W extends View> Loop<V> watchingChanges(
            Informer<W> other, Function<Delta<W>, ? extends Collection<Key>> keysOf) {
        other.onChange(change -> keysOf.apply(change).forEach(queue::add));
        return reading(other);
    }

    /// The reconciler reads this kind too: passes wait for it, but its changes start none.
    public Loop<V> reading(Informer<?> other) {
        if (other.isWhole()) {
            read.putIfAbsent(other.kind().type(), other);
        }
        return this;
    }

    /// Looks at a key now, or as soon as a worker is free.
    public void add(Key key) {
        queue.add(key);
    }

    /// Starts the workers, which begin when the informers are synced.
    public void start() {
        for (int i = 0; i < workers; i++) {
            running.add(Worker.start(name + "-" + i, this::work));
        }
    }

    /// Blocks until no key waits and none is worked on.
    public void awaitIdle() throws InterruptedException {
        queue.awaitIdle();
    }

    /// How many passes were begun and how many ended, added up: while it stays as it is and the
    /// loop was idle in between, there was no pass at all.
    long steps() {
        return steps.sum();
    }

    @Override
    public void close() {
        queue.close();
        running.forEach(Worker::close);
    }

    private void work() throws InterruptedException {
        for (Informer<?> informer : read.values()) {
            informer.awaitSynced();
        }
        for (Optional<Key> key = queue.take(); key.isPresent(); key = queue.take()) {
            steps.increment();
            try {
                pass(key.get());
            } finally {
                steps.increment();
                queue.done(key.get());
            }
        }
    }

    private void pass(Key key) throws InterruptedException {
        awaitOwnWrites(key);
        Optional<V> object = lister.get(key);
        var own = new OwnWrites();
        try {
            Plan plan = object.map(reconciler::reconcile).orElseGet(() -> reconciler.gone(key));
            switch (execution(own).carryOut(plan)) {
                case Done() -> {
                    backoff.reset(key);
                    plan.again().ifPresent(delay -> queue.addAfter(key, delay));
                }
                case Outdated() -> queue.add(key);
                case Refused(Change change, StatusException refusal) ->
                        refused(key, object, change, refusal, own);
            }
        } catch (RuntimeException failed) {
            failed(key, failed);
        } finally {
            if (!own.isEmpty()) {
                unseen.put(key, own);
            }
        }
    }

    private Execution execution(OwnWrites own) {
        return new Execution(wiring.client(), wiring.writer(), events, own);
    }

    private void awaitOwnWrites(Key key) throws InterruptedException {
        OwnWrites own = unseen.remove(key);
        if (own != null) {
            own.awaitIn(read);
        }
    }

    private void refused(
            Key key, Optional<V> object, Change change, StatusException refusal, OwnWrites own)
            throws InterruptedException {
        if (isEndOfNamespace(refusal)) {
            return; // nothing more can be made there, and its end will be news of its own
        }
        if (object.isPresent()) {
            execution(own).carryOut(reconciler.refused(object.get(), change, refusal));
        }
        failed(key, refusal);
    }

    private static boolean isEndOfNamespace(StatusException refusal) {
        return refusal.is(Reason.FORBIDDEN)
                && refusal.status().details().objects("causes").stream()
                        .anyMatch(cause -> cause.string("reason").equals("NamespaceTerminating"));
    }

    private void failed(Key key, RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return; // the loop is being closed
        }
        Duration pause = backoff.next(key);
        queue.addAfter(key, pause);
        if (failure instanceof StatusException) {
            log.warn(
                    "msg=\"change refused\" loop={} key={} again={} error=\"{}\"",
                    name,
                    key,
                    pause,
                    failure.getMessage());
        } else {
            log.error("msg=\"pass failed\" loop={} key={} again={}", name, key, pause, failure);
        }
    }
}
