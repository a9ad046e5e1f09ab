package dev.kubejar.client;

import java.io.InputStream;
import java.io.OutputStream;

/// The three streams of a process in a container, and its end. Each stream belongs to one thread;
/// `close` may come from any.
public interface ContainerStreams extends AutoCloseable {

    /// Closing it tells the process that its input is at an end.
    OutputStream stdin();

    InputStream stdout();

    /// Empty when there is a terminal: both come through [#stdout].
    InputStream stderr();

    /// The terminal's new size, in characters.
    void resize(int columns, int rows);

    /// Blocks until the process has ended; its exit code.
    int exitCode() throws InterruptedException;

    @Override
    void close();
}
