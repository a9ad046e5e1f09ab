package dev.kubejar.apiserver.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries out a response that leaves HTTP. On the request's virtual thread.
final class Upgrades {
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final Connection connection;
    private final Exchange exchange;
    private final Request request;

    Upgrades(Connection connection, Exchange exchange, Request request) {
        this.connection = connection;
        this.exchange = exchange;
        this.request = request;
    }

    /// What to answer instead, when the client's request does not allow it.
    Optional<Response.Content> webSocket(Response.WebSocketUpgrade upgrade)
            throws InterruptedException {
        switch (ifPossible(() -> Handshake.webSocket(request, upgrade.protocols()))) {
            case Handshake.Refused(Response.Content why) -> {
                return Optional.of(why);
            }
            case Handshake.Accepted accepted -> {
                var socket = new ChannelWebSocket(connection, exchange, accepted.protocol());
                connection.upgrade(accepted.response(), socket.handlers());
                exchange.stream(() -> upgrade.session().run(socket));
                socket.close(exchange.serverCloses() ? GOING_AWAY : NORMAL, "");
                return Optional.empty();
            }
        }
    }

    /// As [#webSocket].
    Optional<Response.Content> spdy(Response.SpdyUpgrade upgrade) throws InterruptedException {
        boolean tunnel = request.wantsUpgrade("websocket");
        Handshake handshake =
                ifPossible(() ->
                        tunnel
                                ? Handshake.webSocket(request, tunneled(upgrade))
                                : Handshake.spdy(request, upgrade.protocols()));
        switch (handshake) {
            case Handshake.Refused(Response.Content why) -> {
                return Optional.of(why);
            }
            case Handshake.Accepted(var response, String protocol) -> {
                String inner = tunnel ? protocol.substring(Handshake.TUNNEL.length()) : protocol;
                var spdy = new SpdyConnection(connection, exchange, inner);
                connection.upgrade(
                        response,
                        tunnel ? WebSocketTunnel.around(spdy.handlers()) : spdy.handlers());
                exchange.stream(() -> upgrade.session().run(spdy));
                spdy.close();
                connection.linger();
                return Optional.empty();
            }
        }
    }

    /// As [#webSocket].
    Optional<Response.Content> tunnel(Response.Tunnel tunnel) throws InterruptedException {
        switch (ifPossible(() -> Handshake.tunnel(tunnel.headers()))) {
            case Handshake.Refused(Response.Content why) -> {
                return Optional.of(why);
            }
            case Handshake.Accepted accepted -> {
                var raw = new RawConnection(connection, exchange);
                connection.upgrade(accepted.response(), raw.handlers());
                exchange.stream(() -> tunnel.session().run(raw));
                connection.linger();
                return Optional.empty();
            }
        }
    }

    private static List<String> tunneled(Response.SpdyUpgrade upgrade) {
        return upgrade.protocols().stream().map(Handshake.TUNNEL::concat).toList();
    }

    private Handshake ifPossible(Supplier<Handshake> handshake) {
        return connection.framing() == Connection.Framing.CHUNKED
                ? handshake.get()
                : Handshake.notAsked();
    }
}
