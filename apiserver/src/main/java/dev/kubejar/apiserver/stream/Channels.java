package dev.kubejar.apiserver.stream;

import dev.kubejar.apiserver.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Several numbered channels over one WebSocket: each message begins with the number of its
/// channel. In the protocols with `base64` the number is a digit, the rest is base64, and messages
/// are texts.
///
/// Source: [wsstream](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/httpstream/wsstream)
final class Channels {
    /// All that are spoken, the newest first. Only `v5` can close one channel, only from `v4` on is
    /// the end told as a `Status`.
    static final List<String> PROTOCOLS =
            List.of(
                    "v5.channel.k8s.io",
                    "v4.channel.k8s.io",
                    "v4.base64.channel.k8s.io",
                    "channel.k8s.io",
                    "base64.channel.k8s.io",
                    "");

    private final WebSocket socket;
    private final boolean base64;

    /// A message on a channel.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Message(int channel, byte[] bytes) {}

    Channels(WebSocket socket) {
        this.socket = socket;
        this.base64 = socket.protocol().contains("base64");
    }

    /// Whether the client can close a channel.
    boolean closesChannels() {
        return socket.protocol().startsWith("v5.");
    }

    /// Whether the client reads a `Status` on the error channel.
    boolean readsStatus() {
        return socket.protocol().startsWith("v");
    }

    void send(int channel, byte[] bytes) throws InterruptedException {
        if (base64) {
            String digit = Integer.toString(channel);
            socket.sendText(digit + Base64.getEncoder().encodeToString(bytes));
            return;
        }
        var message = new byte[bytes.length + 1];
        message[0] = (byte) channel;
        System.arraycopy(bytes, 0, message, 1, bytes.length);
        socket.send(message);
    }

    /// Blocks for the next message; empty at the end. What is no message is passed over.
    Optional<Message> receive() throws InterruptedException {
        Optional<byte[]> next = socket.receive();
        while (next.isPresent()) {
            Optional<Message> message = read(next.get());
            if (message.isPresent()) {
                return message;
            }
            next = socket.receive();
        }
        return Optional.empty();
    }

    private Optional<Message> read(byte[] raw) {
        if (raw.length == 0) {
            return Optional.empty();
        }
        byte[] rest = Arrays.copyOfRange(raw, 1, raw.length);
        if (!base64) {
            return Optional.of(new Message(raw[0] & 0xff, rest));
        }
        try {
            String text = new String(rest, StandardCharsets.ISO_8859_1);
            return Optional.of(new Message(raw[0] - '0', Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
