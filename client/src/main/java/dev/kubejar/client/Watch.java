package dev.kubejar.client;

import java.util.Optional;

/// A running watch, read by one thread; another may close it.
public interface Watch extends AutoCloseable {

    /// Blocks for the next event; empty when the watch has ended and another from the last revision
    /// may take its place. Throws [StatusException] with reason `Expired` when its history is gone
    /// and the reader must list again.
    Optional<WatchEvent> next() throws InterruptedException;

    @Override
    void close();
}
