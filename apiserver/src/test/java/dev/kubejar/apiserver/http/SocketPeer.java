package dev.kubejar.apiserver.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A WebSocket client that keeps the messages it gets, in their order.
public final class SocketPeer implements WebSocket.Listener, AutoCloseable {
    private final HttpClient client = TestServer.client(HttpClient.Version.HTTP_1_1);
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /// What came.
    public sealed interface Message {}

    /// A text.
    public record Text(String text) implements Message {}

    /// Bytes.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Binary(byte[] bytes) implements Message {}

    /// The end.
    public record Closed(int code) implements Message {}

    /// Opens a socket at `target`, offering `protocols`.
    public SocketPeer(TestServer server, String target, List<String> protocols) {
        URI uri = URI.create(server.uri(target).toString().replace("https://", "wss://"));
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(),
                    protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        socket = builder.buildAsync(uri, this).join();
    }

    public String protocol() {
        return socket.getSubprotocol();
    }

    /// The next message; waits for it.
    public Message next() throws InterruptedException {
        Message next = messages.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no message came");
        }
        return next;
    }

    public void say(String what) {
        socket.sendText(what, true).join();
    }

    public void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        var piece = new byte[part.remaining()];
        part.get(piece);
        bytes.writeBytes(piece);
        if (last) {
            messages.add(new Binary(bytes.toByteArray()));
            bytes.reset();
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(new Text(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        messages.add(new Closed(code));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
