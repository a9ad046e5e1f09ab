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

    /// Blocks until a whole round over informers and loops has found no pass done since the one
    /// before.
    public void await() throws InterruptedException {
        long before;
        long now = passes();
        do {
            before = now;
            for (Informers shared : informers) {
                shared.awaitCurrent();
            }
            for (Loop<?> loop : loops) {
                loop.awaitIdle();
            }
            now = passes();
        } while (now != before);
    }

    private long passes() {
        return loops.stream().mapToLong(Loop::passes).sum();
    }
}
