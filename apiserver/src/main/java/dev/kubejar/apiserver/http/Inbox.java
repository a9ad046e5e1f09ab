package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// What has arrived and waits for a thread to take it. Bounded: when it is full it says so to the
/// one who reads from the network, and again when there is room.
final class Inbox {
    private static final int FULL = 256 * 1024;

    private final Reading reading;

    @GuardedBy("this")
    private final Queue<byte[]> messages = new ArrayDeque<>();

    @GuardedBy("this")
    private int size;

    @GuardedBy("this")
    private boolean ended;

    /// Lets more come, or not.
    @FunctionalInterface
    interface Reading {
        void enabled(boolean on);
    }

    Inbox(Reading reading) {
        this.reading = reading;
    }

    /// On the event loop.
    void put(byte[] message) {
        boolean full;
        synchronized (this) {
            messages.add(message);
            size += message.length;
            full = size >= FULL;
            notifyAll();
        }
        if (full) {
            reading.enabled(false);
        }
    }

    /// Nothing more will come.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Blocks for the next message; empty at the end.
    Optional<byte[]> take() throws InterruptedException {
        byte[] message;
        boolean roomAgain;
        synchronized (this) {
            while (messages.isEmpty()) {
                if (ended) {
                    return Optional.empty();
                }
                wait();
            }
            boolean wasFull = size >= FULL;
            message = messages.remove();
            size -= message.length;
            roomAgain = wasFull && size < FULL;
        }
        if (roomAgain) {
            reading.enabled(true);
        }
        return Optional.of(message);
    }
}
