package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.ToIntFunction;

/// What has arrived on a channel and waits for a thread to take it. Bounded: while it is full, the
/// channel does not read. Whether it reads is decided on its event loop alone, by what is true
/// then: else filling and emptying at the same moment could leave it silent for ever.
final class Inbox<T> {
    private final int bound;
    private final ToIntFunction<T> weight;
    private final Channel channel;

    @GuardedBy("this")
    private final Queue<T> messages = new ArrayDeque<>();

    @GuardedBy("this")
    private int held;

    @GuardedBy("this")
    private boolean ended;

    /// @param bound the weight of all messages from which it is full
    Inbox(int bound, ToIntFunction<T> weight, Channel channel) {
        this.bound = bound;
        this.weight = weight;
        this.channel = channel;
    }

    /// For bytes, of which a quarter of a megabyte may wait.
    static Inbox<byte[]> ofBytes(Channel channel) {
        return new Inbox<>(256 * 1024, bytes -> bytes.length, channel);
    }

    /// On the event loop.
    void put(T message) {
        synchronized (this) {
            if (ended) {
                return;
            }
            messages.add(message);
            held += weight.applyAsInt(message);
            notifyAll();
        }
        if (full()) {
            channel.config().setAutoRead(false);
        }
    }

    private synchronized boolean full() {
        return held >= bound;
    }

    private void readUnlessFull() {
        if (!full()) {
            channel.config().setAutoRead(true);
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
            channel.eventLoop().execute(this::readUnlessFull);
        }
        return Optional.of(message);
    }
}
