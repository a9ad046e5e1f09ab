package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.client.DuplexStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/// A TCP connection from this machine.
final class TcpConnection implements DuplexStream {
    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    private TcpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = socket.getInputStream();
        this.output =
                new FilterOutputStream(socket.getOutputStream()) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        out.write(bytes, offset, length);
                    }

                    @Override
                    public void close() throws IOException {
                        socket.shutdownOutput();
                    }
                };
    }

    /// Connects in this time at most.
    static TcpConnection open(String host, int port, Duration timeout) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("lookup " + host + ": no such host");
        }
        int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
        var socket = new Socket();
        try {
            socket.connect(address, millis);
            return new TcpConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // Nothing that was sent or read depends on how the end went.
        }
    }
}
