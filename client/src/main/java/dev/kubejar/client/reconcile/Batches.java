package dev.kubejar.client.reconcile;

import dev.kubejar.client.reconcile.Execution.Done;
import dev.kubejar.client.reconcile.Execution.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Makes changes side by side in batches of 1, 2, 4, …, and no more after a batch in which one
/// failed: a quota that is used up, or a broken admission webhook, is asked a few times, not
/// thousands.
///
/// Source: [slowStartBatch](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/replicaset)
final class Batches {
    private Batches() {}

    static Outcome make(List<Change> changes, Function<Change, Outcome> make)
            throws InterruptedException {
        int from = 0;
        for (int size = 1; from < changes.size(); size *= 2) {
            int to = Math.min(from + size, changes.size());
            Outcome outcome = batch(changes.subList(from, to), make);
            if (!(outcome instanceof Done)) {
                return outcome;
            }
            from = to;
        }
        return new Done();
    }

    /// The first outcome that is not [Done], when all of them are there.
    private static Outcome batch(List<Change> changes, Function<Change, Outcome> make)
            throws InterruptedException {
        if (changes.size() == 1) {
            return make.apply(changes.getFirst());
        }
        var running = new ArrayList<Future<Outcome>>();
        try (var threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("batch-", 0).factory())) {
            for (Change change : changes) {
                running.add(threads.submit(() -> make.apply(change)));
            }
        }
        Outcome first = new Done();
        for (Future<Outcome> one : running) {
            Outcome outcome = result(one);
            first = first instanceof Done ? outcome : first;
        }
        return first;
    }

    private static Outcome result(Future<Outcome> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }
}
