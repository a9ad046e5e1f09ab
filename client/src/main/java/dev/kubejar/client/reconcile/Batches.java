package dev.kubejar.client.reconcile;

import dev.kubejar.client.SideBySide;
import dev.kubejar.client.Worker;
import dev.kubejar.client.reconcile.Execution.Done;
import dev.kubejar.client.reconcile.Execution.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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
        var outcomes = new Outcome[changes.size()];
        SideBySide.run(
                "batch",
                IntStream.range(0, outcomes.length)
                        .<Worker.Body>mapToObj(i -> () -> outcomes[i] = make.apply(changes.get(i)))
                        .toList());
        return Arrays.stream(outcomes)
                .filter(it -> !(it instanceof Done))
                .findFirst()
                .orElseGet(Done::new);
    }
}
