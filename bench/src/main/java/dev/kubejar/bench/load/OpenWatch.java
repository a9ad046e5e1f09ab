package dev.kubejar.bench.load;

import java.io.IOException;

/// A watch that has begun, read line by line. For one thread.
interface OpenWatch extends AutoCloseable {

    /// Waits for the next line of the stream.
    String line() throws IOException;

    @Override
    void close() throws IOException;
}
