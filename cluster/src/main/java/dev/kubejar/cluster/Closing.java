package dev.kubejar.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started, to be closed in reverse order. Belongs to the thread that starts or
/// closes.
final class Closing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    /// One started thing.
    private record Part(String name, End end) {}

    /// How a thing is closed.
    @FunctionalInterface
    interface End {
        void close() throws Exception;
    }

    <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part::close));
        return part;
    }

    void onClose(String name, End end) {
        parts.push(new Part(name, end));
    }

    /// Closes everything, whatever goes wrong on the way: one part's trouble must not keep another
    /// from ending.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.end().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                log.warn("msg=\"did not close\" part={}", part.name(), e);
            }
        }
    }
}
