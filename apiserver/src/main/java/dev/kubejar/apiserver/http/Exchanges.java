package dev.kubejar.apiserver.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.time.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The requests under way, each on its virtual thread.
final class Exchanges {
    @GuardedBy("this")
    private final Set<Exchange> running = new HashSet<>();

    @GuardedBy("this")
    private boolean closing;

    void start(Exchange exchange) {
        synchronized (this) {
            running.add(exchange);
        }
        Thread.ofVirtual().name("request").start(() -> run(exchange));
    }

    private void run(Exchange exchange) {
        try {
            exchange.run();
        } finally {
            synchronized (this) {
                running.remove(exchange);
                notifyAll();
            }
        }
    }

    /// Whether connections must end with their present request.
    synchronized boolean closing() {
        return closing;
    }

    /// Ends the streams, lets requests finish, and after `patience` interrupts what still runs.
    void close(Time time, Duration patience) throws InterruptedException {
        begin().forEach(Exchange::endStream);
        Time.Timer timer = time.after(patience, this::giveUp);
        synchronized (this) {
            while (!running.isEmpty()) {
                wait();
            }
        }
        timer.cancel();
    }

    private synchronized List<Exchange> begin() {
        closing = true;
        return List.copyOf(running);
    }

    private void giveUp() {
        List<Exchange> rest;
        synchronized (this) {
            rest = List.copyOf(running);
            running.clear();
            notifyAll();
        }
        rest.forEach(Exchange::abort);
    }
}
