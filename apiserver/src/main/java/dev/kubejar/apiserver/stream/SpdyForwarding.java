package dev.kubejar.apiserver.stream;

import dev.kubejar.apiserver.http.SpdyConnection;
import dev.kubejar.apiserver.http.SpdyStream;
import dev.kubejar.client.DuplexStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/// Port-forward as kubectl speaks it: for each connection the client opens two streams of one
/// request ID, the first for an error, the second for the data.
///
/// Source: [portforward](https://pkg.go.dev/k8s.io/client-go/tools/portforward)
final class SpdyForwarding {
    static final String PROTOCOL = "portforward.k8s.io";
    private static final int UNPAIRED = 100;

    private final IntFunction<DuplexStream> connect;
    private final String pod;
    private final Set<Thread> connections = ConcurrentHashMap.newKeySet();

    /// Error streams whose data stream has not come yet, by request ID.
    private final Map<String, SpdyStream> unpaired = new LinkedHashMap<>();

    /// @param connect to a port of the pod
    /// @param pod its UID, for errors
    SpdyForwarding(IntFunction<DuplexStream> connect, String pod) {
        this.connect = connect;
        this.pod = pod;
    }

    /// Until the client leaves.
    void run(SpdyConnection client) throws InterruptedException {
        try {
            for (Optional<SpdyStream> next = client.accept();
                    next.isPresent();
                    next = client.accept()) {
                opened(next.get());
            }
        } finally {
            connections.forEach(Thread::interrupt);
        }
    }

    private void opened(SpdyStream stream) throws InterruptedException {
        String id = stream.headers().first("requestID").orElse("");
        switch (stream.headers().first("streamType").orElse("")) {
            case "error" -> awaitData(id, stream);
            case "data" -> pair(stream, Optional.ofNullable(unpaired.remove(id)));
            default -> stream.reset();
        }
    }

    private void awaitData(String id, SpdyStream errors) throws InterruptedException {
        if (unpaired.size() < UNPAIRED && unpaired.putIfAbsent(id, errors) == null) {
            return;
        }
        errors.reset();
    }

    private void pair(SpdyStream data, Optional<SpdyStream> errors) throws InterruptedException {
        if (errors.isPresent()) {
            start(data, errors.get());
        } else {
            data.reset();
        }
    }

    private void start(SpdyStream data, SpdyStream errors) throws InterruptedException {
        Optional<Integer> port = data.headers().first("port").flatMap(SpdyForwarding::port);
        if (port.isEmpty()) {
            errors.reset();
            data.reset();
            return;
        }
        var connection =
                new ForwardedConnection(
                        () -> connect.apply(port.get()),
                        "port %d to pod %s".formatted(port.get(), pod));
        Thread thread =
                Thread.ofVirtual()
                        .name("port-forward")
                        .unstarted(() -> forward(connection, data, errors));
        connections.add(thread);
        thread.start();
    }

    private void forward(ForwardedConnection connection, SpdyStream data, SpdyStream errors) {
        try {
            connection.run(new Peer(data, errors));
        } catch (InterruptedException _) {
            // the client has gone
        } finally {
            connections.remove(Thread.currentThread());
        }
    }

    static Optional<Integer> port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= 65535 ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// A pair of streams as one end of a connection.
    private record Peer(SpdyStream data, SpdyStream errors) implements ForwardedConnection.Peer {

        @Override
        public Optional<byte[]> receive() throws InterruptedException {
            return data.receive();
        }

        @Override
        public void send(byte[] bytes) throws InterruptedException {
            data.send(bytes);
        }

        @Override
        public void fail(String why) throws InterruptedException {
            errors.send(why.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void finish() throws InterruptedException {
            data.finish();
            errors.finish();
        }

        @Override
        public void onGone(Runnable action) {
            data.onReset(action);
        }
    }
}
