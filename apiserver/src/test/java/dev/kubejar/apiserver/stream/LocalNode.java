package dev.kubejar.apiserver.stream;

import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.ContainerUsage;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.NodeConnector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A node whose containers are processes of this machine and whose pods' ports are its own: enough
/// to hold the streams against real programs. It keeps the sizes its terminals were given.
public final class LocalNode implements NodeConnector {
    private final List<String> sizes = new CopyOnWriteArrayList<>();
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final Map<String, String> routes = new ConcurrentHashMap<>();
    private final Map<String, List<ContainerUsage>> usages = new ConcurrentHashMap<>();
    private final List<String> logCommand;

    /// @param logCommand what writes the log
    public LocalNode(String... logCommand) {
        this.logCommand = List.of(logCommand);
    }

    /// Addresses of pods, and where they really lead.
    public Map<String, String> routes() {
        return routes;
    }

    /// What the containers of a pod have used, by its name.
    public Map<String, List<ContainerUsage>> usages() {
        return usages;
    }

    List<String> sizes() {
        return sizes;
    }

    List<Process> started() {
        return started;
    }

    private Process start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream logs(Target target, LogOptions options) {
        return start(logCommand).getInputStream();
    }

    @Override
    public Optional<String> refusal(Target target) {
        return target.container().equals("gone")
                ? Optional.of("container not found (\"gone\")")
                : Optional.empty();
    }

    @Override
    public ContainerStreams exec(Target target, ExecOptions options) {
        return new ProcessStreams(start(options.command()), sizes);
    }

    @Override
    public ContainerStreams attach(Target target, ExecOptions options) {
        return new ProcessStreams(start(logCommand), sizes);
    }

    @Override
    public DuplexStream portForward(Target target, int port) {
        try {
            return new SocketStream(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DuplexStream connect(String host, int port) throws IOException {
        try {
            return new SocketStream(new Socket(routes.getOrDefault(host, host), port));
        } catch (ConnectException e) {
            throw new IOException(
                    "dial tcp " + host + ":" + port + ": connect: connection refused", e);
        }
    }

    @Override
    public List<ContainerUsage> usage(Target target) {
        return usages.getOrDefault(target.pod(), List.of());
    }

    /// A process as a container's.
    private record ProcessStreams(Process process, List<String> sizes) implements ContainerStreams {

        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }

        @Override
        public void resize(int columns, int rows) {
            sizes.add(columns + "x" + rows);
        }

        @Override
        public int exitCode() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /// A socket as a pod's connection.
    private record SocketStream(Socket socket) implements DuplexStream {

        @Override
        public InputStream input() {
            try {
                return socket.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public OutputStream output() {
            try {
                return new HalfClosing(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Closing it leaves the other direction open.
    private static final class HalfClosing extends OutputStream {
        private final Socket socket;
        private final OutputStream out;

        HalfClosing(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            socket.shutdownOutput();
        }
    }
}
