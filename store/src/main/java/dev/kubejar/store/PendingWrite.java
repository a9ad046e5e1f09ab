package dev.kubejar.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A write on its way through the writer, and the thread that waits for its outcome.
final class PendingWrite<T> {
    private final Write write;
    private final CompletableFuture<Outcome<T>> answer = new CompletableFuture<>();

    PendingWrite(Write write) {
        this.write = write;
    }

    Write write() {
        return write;
    }

    void answer(Outcome<T> outcome) {
        answer.complete(outcome);
    }

    /// Does nothing if there is an answer already.
    void fail(RuntimeException failure) {
        answer.completeExceptionally(failure);
    }

    Outcome<T> await() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }
}
