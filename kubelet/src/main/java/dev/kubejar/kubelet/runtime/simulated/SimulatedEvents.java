package dev.kubejar.kubelet.runtime.simulated;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.kubelet.runtime.RuntimeEvent;
import dev.kubejar.kubelet.runtime.RuntimeEvents;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// One listener's events. At most [#BOUND] wait; beyond that they give way to one
/// [RuntimeEvent.Lost].
final class SimulatedEvents implements RuntimeEvents {
    private static final int BOUND = 4096;

    private final Consumer<SimulatedEvents> onClose;

    @GuardedBy("this")
    private final ArrayDeque<RuntimeEvent> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean closed;

    SimulatedEvents(Consumer<SimulatedEvents> onClose) {
        this.onClose = onClose;
    }

    synchronized void add(RuntimeEvent event) {
        if (waiting.size() == BOUND) {
            waiting.clear();
            waiting.add(new RuntimeEvent.Lost());
        }
        waiting.add(event);
        notifyAll();
    }

    @Override
    public synchronized RuntimeEvent next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("closed");
        }
        return waiting.remove();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        onClose.accept(this);
    }
}
