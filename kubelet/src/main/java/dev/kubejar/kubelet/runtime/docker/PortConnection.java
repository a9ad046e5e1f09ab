package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.DuplexStream;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection to a port inside a pod, carried by a [PauseProgram] that runs there.
record PortConnection(ContainerStreams program) implements DuplexStream {
    @Override
    public InputStream input() {
        return program.stdout();
    }

    @Override
    public OutputStream output() {
        return program.stdin();
    }

    @Override
    public void close() {
        program.close();
    }
}
