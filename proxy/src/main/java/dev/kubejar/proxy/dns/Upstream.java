package dev.kubejar.proxy.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The resolvers outside the cluster that know all other names.
///
/// Each is asked once, in turn, and has two seconds. A query blocks its virtual thread.
///
/// @param servers addresses, asked in this order
public record Upstream(List<InetAddress> servers) {
    private static final int PORT = 53;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST = 65_535;

    public Upstream {
        servers = List.copyOf(servers);
    }

    /// The machine's own resolvers; none when there is no such file.
    public static Upstream of(Path resolvConf) {
        try (Stream<String> lines = Files.lines(resolvConf)) {
            return new Upstream(
                    lines.map(String::strip)
                            .filter(line -> line.startsWith("nameserver"))
                            .map(line -> line.substring("nameserver".length()).strip())
                            .flatMap(address -> literal(address).stream())
                            .toList());
        } catch (IOException e) {
            return new Upstream(List.of());
        }
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // resolv.conf's own readers pass such a line over, too
        }
    }

    /// The reply to `query` of the first resolver that gives one.
    Optional<byte[]> ask(byte[] query) {
        for (InetAddress server : servers) {
            Optional<byte[]> reply = ask(server, query);
            if (reply.isPresent()) {
                return reply;
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> ask(InetAddress server, byte[] query) {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(server, PORT));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.send(new DatagramPacket(query, query.length));
            var reply = new DatagramPacket(new byte[LARGEST], LARGEST);
            do {
                socket.receive(reply);
            } while (!answers(reply, query));
            return Optional.of(Arrays.copyOf(reply.getData(), reply.getLength()));
        } catch (IOException e) {
            return Optional.empty(); // unreachable or silent: the next one, or SERVFAIL
        }
    }

    /// The id tells a reply from a stray packet.
    private static boolean answers(DatagramPacket reply, byte[] query) {
        byte[] bytes = reply.getData();
        return reply.getLength() >= 2 && bytes[0] == query[0] && bytes[1] == query[1];
    }
}
