package dev.kubejar.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port of this process's loopback that leads to a port of the [Machine]'s loopback.
///
/// For clients that are libraries: they run in the tests' own process, which is outside the
/// machine's network namespace. Each connection is carried by a `socat` inside it.
final class Doorway implements AutoCloseable {
    private final Machine machine;
    private final int target;
    private final ServerSocket server;
    private final Set<Process> carriers = ConcurrentHashMap.newKeySet();

    private Doorway(Machine machine, int target, ServerSocket server) {
        this.machine = machine;
        this.target = target;
        this.server = server;
    }

    static Doorway to(Machine machine, int port) throws IOException {
        var doorway =
                new Doorway(
                        machine, port, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("doorway").start(doorway::accept);
        return doorway;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                carry(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void carry(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        Process carrier = machine.shell().start("socat", "-", "TCP:127.0.0.1:" + target);
        carriers.add(carrier);
        InputStream request = client.getInputStream();
        OutputStream answer = client.getOutputStream();
        Thread.ofVirtual().start(() -> copy(request, carrier.getOutputStream(), client, carrier));
        Thread.ofVirtual().start(() -> copy(carrier.getInputStream(), answer, client, carrier));
    }

    /// Copies until one side ends, which ends both.
    private void copy(InputStream from, OutputStream to, Socket client, Process carrier) {
        byte[] buffer = new byte[16 * 1024];
        try (client) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        } catch (IOException e) {
            // a side has gone: so does the other
        } finally {
            carrier.destroy();
            carriers.remove(carrier);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        carriers.forEach(Process::destroy);
    }
}
