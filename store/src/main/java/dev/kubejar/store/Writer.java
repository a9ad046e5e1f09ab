package dev.kubejar.store;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that changes anything.
///
/// Writes that arrive while a sync is under way wait in the queue and share the next sync. Order:
/// check, stage, sync, publish, answer; so nobody learns of a revision that a crash could take
/// back. Between batches the thread ages the history, in steps so small that no write waits for
/// them. When the journal fails, no later write is tried: the thread answers all with the failure
/// and ends.
final class Writer<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int QUEUE_CAPACITY = 1024;
    private static final long REST_MILLIS = 1000;
    private static final long OFFER_MILLIS = 100;

    private final StoreOptions<T> options;
    private final History<T> history;
    private final Watches<T> watches;
    private final Compaction compaction;
    private final BlockingQueue<PendingWrite<T>> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);

    /// Ends the rest of the thread; never written.
    private final PendingWrite<T> wakeUp =
            new PendingWrite<>(Write.delete("", Condition.any(), revision -> new byte[0]));

    private final Thread thread;
    private long lastMaintenanceNanos = System.nanoTime();
    private volatile boolean closing;

    /// Why no write is taken any more; set before the queue is emptied for the last time.
    private volatile @Nullable StoreStoppedException ended;

    Writer(StoreOptions<T> options, History<T> history, Watches<T> watches, Compaction compaction) {
        this.options = options;
        this.history = history;
        this.watches = watches;
        this.compaction = compaction;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Outcome<T> commit(Write write) throws InterruptedException {
        var pending = new PendingWrite<T>(write);
        do {
            requireTaking();
        } while (!queue.offer(pending, OFFER_MILLIS, TimeUnit.MILLISECONDS));
        StoreStoppedException reason = ended;
        if (reason != null) {
            failAll(reason); // the thread may have missed it
        }
        return pending.await();
    }

    private void requireTaking() {
        StoreStoppedException reason = ended;
        if (reason != null) {
            throw stopped(reason);
        }
        if (closing) {
            throw new StoreStoppedException("the store is closed");
        }
    }

    private void run() {
        Optional<StoreStoppedException> failure = Optional.empty();
        try {
            work();
        } catch (RuntimeException | Error e) { // the top of the loop: no write may wait for ever
            LOG.error("store stopped revision={}", history.newest().revision(), e);
            failure = Optional.of(stopped(e));
        }
        StoreStoppedException reason =
                failure.orElseGet(() -> new StoreStoppedException("the store is closed"));
        ended = reason;
        failAll(reason);
        failure.ifPresent(options.onFailure());
    }

    private void work() {
        while (true) {
            boolean last = closing; // read first: what was queued before is still written
            Optional<PendingWrite<T>> first = take(last);
            first.ifPresent(this::write);
            maintain();
            if (last && first.isEmpty()) {
                return;
            }
        }
    }

    /// Waits for a write, but not when there is other work.
    private Optional<PendingWrite<T>> take(boolean last) {
        long millis = last || compaction.isDue() ? 0 : REST_MILLIS;
        try {
            return Optional.ofNullable(queue.poll(millis, TimeUnit.MILLISECONDS))
                    .filter(next -> next != wakeUp);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer", e);
        }
    }

    private void write(PendingWrite<T> first) {
        var batch = new Batch<>(history.newest(), options.tagger());
        try {
            fill(batch, first);
            sync(batch);
        } catch (RuntimeException | Error e) { // whoever waits is told, whatever it was
            batch.fail(stopped(e));
            throw e;
        }
        batch.answer();
    }

    private void fill(Batch<T> batch, PendingWrite<T> first) {
        stage(batch, first);
        while (batch.hasRoom()) {
            PendingWrite<T> next = queue.poll();
            if (next == null || next == wakeUp) {
                return;
            }
            stage(batch, next);
        }
    }

    private static <T> void stage(Batch<T> batch, PendingWrite<T> pending) {
        try {
            batch.stage(pending);
        } catch (RuntimeException e) { // the caller's bytes: its own failure, nobody else's
            pending.fail(e);
        } catch (Error e) {
            pending.fail(stopped(e));
            throw e;
        }
    }

    private void sync(Batch<T> batch) {
        if (batch.events().isEmpty()) {
            return;
        }
        options.journal().append(batch.records());
        history.publish(batch.events(), batch.after());
        compaction.mark(batch.after().revision());
        watches.nudge();
    }

    private void maintain() {
        history.dropUpTo(compaction.step());
        long now = System.nanoTime();
        if (now - lastMaintenanceNanos >= TimeUnit.MILLISECONDS.toNanos(REST_MILLIS)) {
            lastMaintenanceNanos = now;
            options.journal().maintain();
        }
    }

    private void failAll(StoreStoppedException reason) {
        for (var left = queue.poll(); left != null; left = queue.poll()) {
            left.fail(stopped(reason));
        }
    }

    /// A fresh one for each caller, with his own stack.
    private static StoreStoppedException stopped(Throwable reason) {
        return new StoreStoppedException(String.valueOf(reason.getMessage()), reason);
    }

    /// Writes what is queued, then ends the thread. It is never interrupted: that would close the
    /// files it writes.
    @Override
    public void close() {
        closing = true;
        queue.offer(wakeUp); // a full queue wakes it too
        if (!thread.equals(
                Thread.currentThread())) { // the handler of a failure may close the store
            Threads.join(thread);
        }
    }
}
