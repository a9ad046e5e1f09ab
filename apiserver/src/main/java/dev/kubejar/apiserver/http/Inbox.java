package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.ToIntFunction;

/// What has arrived and waits for a thread to take it. Bounded: when it is full it says so to the
/// one who reads from the network, and again when there is room.
final class Inbox<T> {
    private final int bound;
    private final ToIntFunction<T> weight;
    private final Reading reading;

    @GuardedBy("this")
    private final Queue<T> messages = new ArrayDeque<>();

    @GuardedBy("this")
    private int held;

    @GuardedBy("this")
    private boolean ended;

    /// Lets more come, or not.
    @FunctionalInterface
    interface Reading {
        void enabled(boolean on);
    }

    /// @param bound the weight of all messages from which it is full
    Inbox(int bound, ToIntFunction<T> weight, Reading reading) {
        this.bound = bound;
        this.weight = weight;
        this.reading = reading;
    }

    /// For bytes, of which a quarter of a megabyte may wait.
    static Inbox<byte[]> ofBytes(Reading reading) {
        return new Inbox<>(256 * 1024, bytes -> bytes.length, reading);
    }

    /// On the event loop.
    void put(T message) {
        boolean full;
        synchronized (this) {
            if (ended) {
                return;
            }
            messages.add(message);
            held += weight.applyAsInt(message);
            full = held >= bound;
            notifyAll();
        }
        if (full) {
            reading.enabled(false);
        }
    }

    /// Nothing more will come; what is here may still be taken.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Blocks for the next message; empty at the end.
    Optional<T> take() throws InterruptedException {
        T message;
        boolean roomAgain;
        synchronized (this) {
            while (messages.isEmpty()) {
                if (ended) {
                    return Optional.empty();
                }
                wait();
            }
            boolean wasFull = held >= bound;
            message = messages.remove();
            held -= weight.applyAsInt(message);
            roomAgain = wasFull && held < bound;
        }
        if (roomAgain) {
            reading.enabled(true);
        }
        return Optional.of(message);
    }
}
