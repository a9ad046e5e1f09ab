package dev.kubejar.kubelet;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.time.Time;
import dev.kubejar.kubelet.pod.PodDecisions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on one pod, one pass at a time, on a virtual thread that lives only while there is work.
///
/// It holds nothing but the latest state of the pod: what changes during a pass is seen by the
/// next. A deletion, or a shorter grace, interrupts a pass that waits for a pull or for containers
/// to end.
final class PodWorker {
    private static final Logger log = LoggerFactory.getLogger(PodWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Time time;
    private final PodSync sync;
    private final Runnable onEnd;

    @GuardedBy("this")
    private Pod latest;

    @GuardedBy("this")
    private boolean isGone;

    @GuardedBy("this")
    private boolean isDirty;

    @GuardedBy("this")
    private boolean isClosed;

    @GuardedBy("this")
    private @Nullable Thread thread;

    @GuardedBy("this")
    private Optional<Time.Timer> alarm = Optional.empty();

    /// @param onEnd called once, when nothing is left to do for the pod
    PodWorker(Pod pod, Time time, PodSync sync, Runnable onEnd) {
        this.latest = pod;
        this.time = time;
        this.sync = sync;
        this.onEnd = onEnd;
    }

    // ---- what happens, from any thread

    /// There is a newer state of the pod.
    synchronized void update(Pod pod) {
        boolean isUrgent = isSoonerEnd(latest, pod);
        if (!showsSame(latest, pod)) {
            sync.refresh();
        }
        latest = pod;
        if (!sync.hasWritten(pod)) {
            wake(isUrgent);
        }
    }

    /// The API server knows the pod no more.
    synchronized void gone(Pod last) {
        latest = last;
        isGone = true;
        wake(true);
    }

    /// Something about the pod may have changed.
    synchronized void poke() {
        wake(false);
    }

    /// Something that the pod refers to may have changed.
    void refresh() {
        sync.refresh();
        poke();
    }

    /// Whether volumes of the downward API show the same.
    private static boolean showsSame(Pod before, Pod now) {
        return before.meta().labels().equals(now.meta().labels())
                && before.meta().annotations().equals(now.meta().annotations());
    }

    private static boolean isSoonerEnd(Pod before, Pod now) {
        return now.isDeleting()
                && (!before.isDeleting()
                        || PodDecisions.grace(now).compareTo(PodDecisions.grace(before)) < 0);
    }

    private synchronized void wake(boolean isUrgent) {
        isDirty = true;
        if (isClosed) {
            return;
        }
        if (thread == null) {
            thread = Thread.ofVirtual().name("pod-" + latest.name()).start(this::run);
        } else if (isUrgent) {
            sync.gate().interrupt(thread);
        }
    }

    /// Looks at the pod again, and blocks until there is nothing to do and no probe under way.
    void settle() throws InterruptedException {
        sync.awaitProbes();
        poke();
        synchronized (this) {
            while (thread != null) {
                wait();
            }
        }
    }

    synchronized Pod pod() {
        return latest;
    }

    /// Ends the work; containers run on. Waits for a pass that is under way.
    void close() {
        Thread running;
        synchronized (this) {
            isClosed = true;
            alarm.ifPresent(Time.Timer::cancel);
            running = thread;
        }
        sync.close();
        if (running != null) {
            running.interrupt();
            join(running);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the worker's thread

    private void run() {
        Optional<Turn> turn = nextTurn();
        while (turn.isPresent()) {
            Next next = pass(turn.get());
            if (next.isOver()) {
                close(turn.get());
                return;
            }
            next.at().ifPresent(this::setAlarm);
            if (next.isMidway()) {
                poke();
            }
            turn = nextTurn();
        }
    }

    private void close(Turn turn) {
        synchronized (this) {
            isClosed = true;
            thread = null;
            notifyAll();
        }
        log.debug("msg=\"pod is done\" pod={}/{}", turn.pod().namespace(), turn.pod().name());
        sync.close();
        onEnd.run();
    }

    /// What a pass looks at.
    record Turn(Pod pod, boolean isGone) {}

    /// What comes after a pass.
    ///
    /// @param isOver whether nothing is left to do, ever
    /// @param isMidway whether to look again at once
    /// @param at when to look again though nothing has happened
    record Next(boolean isOver, boolean isMidway, Optional<Instant> at) {
        static final Next OVER = new Next(true, false, Optional.empty());
        static final Next AGAIN = new Next(false, true, Optional.empty());

        static Next at(Optional<Instant> at) {
            return new Next(false, false, at);
        }
    }

    private synchronized Optional<Turn> nextTurn() {
        if (!isDirty || isClosed) {
            thread = null;
            notifyAll();
            return Optional.empty();
        }
        isDirty = false;
        alarm.ifPresent(Time.Timer::cancel);
        alarm = Optional.empty();
        return Optional.of(new Turn(latest, isGone));
    }

    private Next pass(Turn turn) {
        try {
            return sync.pass(turn);
        } catch (InterruptedException e) {
            return Next.AGAIN; // something more urgent came up, or we are closing
        } catch (RuntimeException e) {
            log.warn(
                    "msg=\"pass failed, will try again\" pod={}/{}",
                    turn.pod().namespace(),
                    turn.pod().name(),
                    e);
            return Next.at(Optional.of(time.now().plus(AFTER_FAILURE)));
        }
    }

    private synchronized void setAlarm(Instant at) {
        Duration delay = Duration.between(time.now(), at);
        if (!isClosed) {
            alarm.ifPresent(Time.Timer::cancel);
            alarm = Optional.of(time.after(delay.isNegative() ? Duration.ZERO : delay, this::poke));
        }
    }
}
