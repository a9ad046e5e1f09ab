package dev.kubejar.apiserver.http;

import java.util.Optional;

/// An open WebSocket. Received by one thread, sent by any. Pings are answered below.
public interface WebSocket {

    /// The subprotocol agreed on; empty when the client asked for none.
    String protocol();

    /// Blocks for the next whole message, binary or text; empty when the peer has closed or gone.
    Optional<byte[]> receive() throws InterruptedException;

    /// Sends `bytes` as one binary message, which must not change afterwards; blocks while the peer
    /// reads more slowly. Throws when the peer has gone.
    void send(byte[] bytes) throws InterruptedException;

    /// As [#send], as a text message.
    void sendText(String text) throws InterruptedException;

    /// Runs `action` once, on any thread, when the socket's session has ended in whatever way; at
    /// once if it has ended already.
    void onGone(Runnable action);

    /// Says goodbye with a code of RFC 6455, such as 1000.
    void close(int code, String reason);
}
