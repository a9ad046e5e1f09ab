package dev.kubejar.client;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work that is done all at once, each piece on a virtual thread of its own.
public final class SideBySide {
    private SideBySide() {}

    /// Returns when all `pieces` have ended; an interrupt is theirs too. A failure of one keeps
    /// none of the others, and is thrown in the end.
    ///
    /// @param name of the threads, with a number each
    public static void run(String name, Collection<? extends Worker.Body> pieces)
            throws InterruptedException {
        var threads = Thread.ofVirtual().name(name + "-", 0).factory();
        try (var pool = Executors.newThreadPerTaskExecutor(threads)) {
            for (Future<?> piece :
                    pool.invokeAll(pieces.stream().map(SideBySide::callable).toList())) {
                piece.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }

    private static Callable<Boolean> callable(Worker.Body piece) {
        return () -> {
            piece.run();
            return true;
        };
    }
}
