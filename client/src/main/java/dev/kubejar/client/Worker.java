package dev.kubejar.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A named virtual thread that runs until its owner closes it. Closing interrupts it and waits for
/// its end.
public final class Worker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final Body body;
    private final Thread thread;

    private Worker(String name, Body body) {
        this.body = body;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// What a worker does; an interrupt tells it to stop.
    @FunctionalInterface
    public interface Body {
        void run() throws InterruptedException;
    }

    public static Worker start(String name, Body body) {
        Worker worker = unstarted(name, body);
        worker.start();
        return worker;
    }

    /// For an owner that is complete before its work begins.
    public static Worker unstarted(String name, Body body) {
        return new Worker(name, body);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            body.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.error("msg=\"thread died\" thread={}", thread.getName(), failed);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
