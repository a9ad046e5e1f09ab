package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.client.HttpBody;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A server on a unix socket that answers each request line with the text it is told to, and hangs
/// up when that is empty.
final class ScriptedEngine implements AutoCloseable {
    static final String VERSION =
            ok("{\"Version\":\"27.0\",\"ApiVersion\":\"1.46\",\"MinAPIVersion\":\"1.24\"}");

    private final Path socket;
    private final ServerSocketChannel server;
    private final UnaryOperator<String> script;

    /// Every connection that was made, in order.
    final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

    /// Every request line that came, in order.
    final List<String> requests = new CopyOnWriteArrayList<>();

    ScriptedEngine(Path socket, UnaryOperator<String> script) throws IOException {
        this.socket = socket;
        this.script = script;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().name("scripted-engine").start(this::accept);
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    }

    EngineAddress address() {
        return new EngineAddress.Unix(socket);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().name("scripted-answers").start(() -> answer(connection));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void answer(SocketChannel connection) {
        try (connection) {
            var in = new BufferedInputStream(Channels.newInputStream(connection));
            while (true) {
                String line = readRequest(in);
                requests.add(line);
                String answer = script.apply(line);
                if (answer.isEmpty()) {
                    return;
                }
                connection.write(ByteBuffer.wrap(answer.getBytes(UTF_8)));
            }
        } catch (IOException _) {
            // The client hung up.
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        String first = HttpBody.readLine(in);
        int length = 0;
        for (String line = HttpBody.readLine(in); !line.isEmpty(); line = HttpBody.readLine(in)) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        in.skipNBytes(length);
        return first.replace(" HTTP/1.1", "");
    }

    void hangUp() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
