package dev.kubejar.apiserver.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Sends a stream's body over a WebSocket, each write as one message. What the client says is
/// passed over.
public final class SocketSink implements BodySink {
    private final WebSocket socket;
    private final Messages messages;

    /// What a message looks like.
    public enum Messages {
        /// The bytes as they are.
        BINARY,
        /// The bytes as UTF-8.
        TEXT,
        /// The bytes in base64, as text.
        BASE64
    }

    private SocketSink(WebSocket socket, Messages messages) {
        this.socket = socket;
        this.messages = messages;
    }

    /// Writes all of `source` to `socket`, on this thread. A second one takes what the client says,
    /// else nobody would see it leave.
    public static void send(BodySource source, WebSocket socket, Messages messages)
            throws InterruptedException {
        Thread listener =
                Thread.ofVirtual().name("websocket-listener").start(() -> passOver(socket));
        try {
            source.writeTo(new SocketSink(socket, messages));
        } finally {
            listener.interrupt();
        }
    }

    private static void passOver(WebSocket socket) {
        try {
            while (socket.receive().isPresent()) {
                // upstream does not read it either
            }
        } catch (InterruptedException _) {
            // all is sent
        }
    }

    @Override
    public void write(byte[] bytes) throws InterruptedException {
        switch (messages) {
            case BINARY -> socket.send(bytes);
            case TEXT -> socket.sendText(new String(bytes, StandardCharsets.UTF_8));
            case BASE64 -> socket.sendText(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /// Nothing is held back.
    @Override
    public void flush() {}

    @Override
    public void onGone(Runnable action) {
        socket.onGone(action);
    }
}
