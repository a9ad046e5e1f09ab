package dev.kubejar.apiserver.stream;

import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.http.SpdyConnection;
import dev.kubejar.apiserver.http.WebSocket;
import java.util.Optional;
import java.util.function.Supplier;

/// Leads a client to its command by the protocol that it speaks: channels over a WebSocket, or
/// streams of SPDY.
///
/// Where upstream's API server only passes the upgrade on to the kubelet, a container that is not
/// there refuses it in the kubelet's plain words; clients of `v5`, with whom it speaks itself, are
/// told after the upgrade.
final class CommandUpgrade {
    private static final String SPEAKS_ITSELF = "v5.channel.k8s.io";

    private CommandUpgrade() {}

    /// @param refusal why the container takes no command, when it does not
    static Response of(
            Request request, RemoteCommand command, Supplier<Optional<String>> refusal, Time time) {
        boolean inSocket = request.wantsUpgrade("websocket");
        boolean upgrades = inSocket || request.wantsUpgrade("SPDY/3.1");
        if (upgrades && !(inSocket && speaksItself(request))) {
            Optional<String> why = refusal.get();
            if (why.isPresent()) {
                return Response.text(500, why.get());
            }
        }
        return inSocket
                ? new Response.WebSocketUpgrade(Channels.PROTOCOLS, socket -> run(socket, command))
                : new Response.SpdyUpgrade(
                        StreamClient.PROTOCOLS, spdy -> run(spdy, command, time));
    }

    private static boolean speaksItself(Request request) {
        return request.headers().elements("Sec-WebSocket-Protocol").contains(SPEAKS_ITSELF);
    }

    private static void run(WebSocket socket, RemoteCommand command) throws InterruptedException {
        var client = new ChannelClient(new Channels(socket), command.options());
        client.greet();
        command.run(client);
    }

    private static void run(SpdyConnection spdy, RemoteCommand command, Time time)
            throws InterruptedException {
        Optional<StreamClient> client = StreamClient.accept(spdy, command.options(), time);
        if (client.isPresent()) {
            try (StreamClient open = client.get()) {
                command.run(open);
            }
        }
    }
}
