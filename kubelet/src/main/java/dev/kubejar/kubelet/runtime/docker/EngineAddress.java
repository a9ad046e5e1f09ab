package dev.kubejar.kubelet.runtime.docker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/// Where a Docker Engine listens, in `DOCKER_HOST`'s words: `unix:///var/run/docker.sock` or
/// `tcp://127.0.0.1:2375` (without TLS).
public sealed interface EngineAddress {

    /// Where an engine listens unless told otherwise.
    static EngineAddress standard() {
        return new Unix(Path.of("/var/run/docker.sock"));
    }

    /// A unix socket of this machine.
    record Unix(Path socket) implements EngineAddress {}

    /// A TCP port, in the clear.
    record Tcp(String host, int port) implements EngineAddress {}

    /// Empty when `text` is no address of these two kinds.
    static Optional<EngineAddress> parse(String text) {
        if (text.startsWith("unix://")) {
            return Optional.of(new Unix(Path.of(text.substring("unix://".length()))));
        }
        try {
            var uri = new URI(text);
            boolean isTcp = "tcp".equals(uri.getScheme()) && uri.getHost() != null;
            return isTcp ? Optional.of(tcp(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static EngineAddress tcp(URI uri) {
        return new Tcp(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort());
    }

    /// A new connection, to be closed by the caller.
    default SocketChannel connect() throws IOException {
        SocketAddress address =
                switch (this) {
                    case Unix(Path socket) -> UnixDomainSocketAddress.of(socket);
                    case Tcp(String host, int port) -> new InetSocketAddress(host, port);
                };
        SocketChannel channel =
                switch (this) {
                    case Unix _ -> SocketChannel.open(StandardProtocolFamily.UNIX);
                    case Tcp _ -> SocketChannel.open();
                };
        try {
            channel.connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
