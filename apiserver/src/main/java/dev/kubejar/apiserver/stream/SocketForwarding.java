package dev.kubejar.apiserver.stream;

import dev.kubejar.apiserver.http.Query;
import dev.kubejar.apiserver.http.WebSocket;
import dev.kubejar.client.DuplexStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;

/// Port-forward as clients in Java, Python and JavaScript speak it: the ports stand in the URL, and
/// each has two channels of one WebSocket, the first for data, the second for an error. Both begin
/// with the port's number in two bytes, the lower first.
///
/// Source: [portforward](https://pkg.go.dev/k8s.io/kubelet/pkg/cri/streaming/portforward)
final class SocketForwarding {
    static final List<String> PROTOCOLS =
            List.of("v4.channel.k8s.io", "v4.base64.channel.k8s.io", "");
    private static final int HELD_MESSAGES = 16;

    private final IntFunction<DuplexStream> connect;
    private final String pod;
    private final List<Peer> peers = new ArrayList<>();

    /// @param connect to a port of the pod
    /// @param pod its UID, for errors
    SocketForwarding(
            IntFunction<DuplexStream> connect, String pod, List<Integer> ports, WebSocket socket) {
        this.connect = connect;
        this.pod = pod;
        var channels = new Channels(socket);
        for (int port : ports) {
            peers.add(new Peer(channels, socket, port, peers.size() * 2));
        }
    }

    /// What is wrong with a request's ports, in the kubelet's words; empty when all is well.
    static Optional<String> problem(Query query) {
        List<String> ports = query.all("ports");
        if (ports.isEmpty()) {
            return Optional.of("query parameter \"port\" is required");
        }
        return ports.stream()
                .filter(port -> SpdyForwarding.port(port).isEmpty())
                .findFirst()
                .map(port -> "unable to parse \"%s\" as a port".formatted(port));
    }

    static List<Integer> ports(Query query) {
        return query.all("ports").stream()
                .flatMap(port -> SpdyForwarding.port(port).stream())
                .toList();
    }

    /// Until all connections have ended or the client leaves.
    void run() throws InterruptedException {
        Thread session = Thread.currentThread();
        Thread reader = Thread.ofVirtual().name("port-forward-in").start(() -> read(session));
        var threads = new ArrayList<Thread>();
        try {
            for (Peer peer : peers) {
                peer.greet();
                threads.add(Thread.ofVirtual().name("port-forward").start(() -> forward(peer)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
            reader.interrupt();
        }
    }

    private void forward(Peer peer) {
        var connection =
                new ForwardedConnection(
                        () -> connect.apply(peer.port),
                        "port %d to pod %s".formatted(peer.port, pod));
        try {
            connection.run(peer);
        } catch (InterruptedException _) {
            // the client has gone
        }
    }

    /// Hands what comes to the port that it is for.
    private void read(Thread session) {
        try {
            Channels channels = peers.getFirst().channels;
            for (Optional<Channels.Message> next = channels.receive();
                    next.isPresent();
                    next = channels.receive()) {
                int channel = next.get().channel();
                boolean known = channel >= 0 && channel % 2 == 0 && channel / 2 < peers.size();
                if (known && next.get().bytes().length > 0) {
                    peers.get(channel / 2).received.put(next.get().bytes());
                }
            }
            session.interrupt();
        } catch (InterruptedException _) {
            // all connections have ended
        }
    }

    /// A port's two channels as one end of a connection. This protocol cannot say that one
    /// direction has ended.
    private static final class Peer implements ForwardedConnection.Peer {
        private final Channels channels;
        private final WebSocket socket;
        private final int port;
        private final int channel;
        private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(HELD_MESSAGES);

        Peer(Channels channels, WebSocket socket, int port, int channel) {
            this.channels = channels;
            this.socket = socket;
            this.port = port;
            this.channel = channel;
        }

        void greet() throws InterruptedException {
            byte[] number = {(byte) port, (byte) (port >> 8)};
            channels.send(channel, number);
            channels.send(channel + 1, number.clone());
        }

        @Override
        public Optional<byte[]> receive() throws InterruptedException {
            return Optional.of(received.take());
        }

        @Override
        public void send(byte[] bytes) throws InterruptedException {
            channels.send(channel, bytes);
        }

        @Override
        public void fail(String why) throws InterruptedException {
            channels.send(channel + 1, why.getBytes(StandardCharsets.UTF_8));
        }

        /// The socket closes after the last connection.
        @Override
        public void finish() {}

        @Override
        public void onGone(Runnable action) {
            socket.onGone(action);
        }
    }
}
