package dev.kubejar.kubelet.probe;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.core.container.Probe;
import dev.kubejar.api.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One probe of one container: asks every period, on a virtual thread of its own that ends with the
/// answer, and keeps the score. A question still open at the next turn is not put again.
final class ProbeLoop {
    private static final Logger log = LoggerFactory.getLogger(ProbeLoop.class);

    private final String name;
    private final ProbeType type;
    private final Probe spec;
    private final Time time;
    private final Asking asking;
    private final BiConsumer<ProbeType, Verdict> onVerdict;

    @GuardedBy("this")
    private Score score;

    @GuardedBy("this")
    private Optional<Time.Timer> timer = Optional.empty();

    @GuardedBy("this")
    private boolean isAsking;

    @GuardedBy("this")
    private boolean isOver;

    /// Puts the question and tells about the answer.
    @FunctionalInterface
    interface Asking {
        Outcome ask(ProbeType type, Probe spec);
    }

    /// @param name for its threads
    /// @param known the verdict to begin with
    ProbeLoop(
            String name,
            ProbeType type,
            Probe spec,
            Optional<Verdict> known,
            Time time,
            Asking asking,
            BiConsumer<ProbeType, Verdict> onVerdict) {
        this.name = name;
        this.type = type;
        this.spec = spec;
        this.time = time;
        this.asking = asking;
        this.onVerdict = onVerdict;
        Score initial = Score.initial(type);
        this.score = known.map(one -> new Score(one, initial.last(), 0)).orElse(initial);
    }

    synchronized Verdict verdict() {
        return score.verdict();
    }

    /// Begins to ask, the first time after `delay`.
    synchronized void start(Duration delay) {
        if (!isOver && timer.isEmpty()) {
            timer = Optional.of(time.after(delay, this::turn));
        }
    }

    synchronized void stop() {
        isOver = true;
        timer.ifPresent(Time.Timer::cancel);
    }

    /// Blocks until no question is open.
    synchronized void awaitIdle() throws InterruptedException {
        while (isAsking) {
            wait();
        }
    }

    private synchronized void turn() {
        if (isOver) {
            return;
        }
        timer = Optional.of(time.after(spec.period(), this::turn));
        if (!isAsking) {
            isAsking = true;
            Thread.ofVirtual().name(name).start(this::ask);
        }
    }

    private void ask() {
        Optional<Verdict> changed = settle(answer());
        changed.ifPresent(verdict -> onVerdict.accept(type, verdict));
    }

    /// A question that goes wrong on our side says nothing about the container, and the next turn
    /// puts it again.
    private Outcome answer() {
        try {
            return asking.ask(type, spec);
        } catch (RuntimeException e) { // the top of the thread
            log.error("msg=\"probe failed\" name={} type={}", name, type, e);
            return new Outcome.Unasked(e.toString());
        }
    }

    private synchronized Optional<Verdict> settle(Outcome outcome) {
        isAsking = false;
        notifyAll();
        if (isOver || outcome instanceof Outcome.Unasked) {
            return Optional.empty();
        }
        Verdict before = score.verdict();
        score = score.after(outcome.succeeded(), spec.successThreshold(), spec.failureThreshold());
        if (isSettledForGood()) {
            stop();
        }
        return score.verdict() == before ? Optional.empty() : Optional.of(score.verdict());
    }

    /// A started container stays started; one that failed is to be killed and needs no more asking.
    @GuardedBy("this")
    private boolean isSettledForGood() {
        return switch (type) {
            case STARTUP -> score.verdict() != Verdict.UNKNOWN;
            case LIVENESS -> score.verdict() == Verdict.FAILURE;
            case READINESS -> false;
        };
    }
}
