package dev.kubejar.client.reconcile;

import dev.kubejar.client.informer.Informers;
import java.util.List;

/// Waits until loops have nothing left to do: all informers know the cluster as it is, and no key
/// waits or is worked on. Work that waits for the clock does not count. For tests on manual time.
public final class Settle {
    private final List<Informers> informers;
    private final List<Loop<?>> loops;

    public Settle(List<Informers> informers, List<? extends Loop<?>> loops) {
        this.informers = List.copyOf(informers);
        this.loops = List.copyOf(loops);
    }

    /// Blocks until there was a whole round over informers and loops in which no pass was begun,
    /// ended or under way.
    public void await() throws InterruptedException {
        long before;
        long now = steps();
        do {
            before = now;
            for (Informers shared : informers) {
                shared.awaitCurrent();
            }
            for (Loop<?> loop : loops) {
                loop.awaitIdle();
            }
            now = steps();
        } while (now != before);
    }

    private long steps() {
        return loops.stream().mapToLong(Loop::steps).sum();
    }
}
