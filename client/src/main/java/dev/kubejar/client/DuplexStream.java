package dev.kubejar.client;

import java.io.InputStream;
import java.io.OutputStream;

/// A connection with both directions open until closed. Each direction belongs to one thread.
public interface DuplexStream extends AutoCloseable {

    InputStream input();

    /// Closing it half-closes the connection.
    OutputStream output();

    @Override
    void close();
}
