package dev.kubejar.apiserver.http;

/// What happens on a WebSocket after its handshake.
@FunctionalInterface
public interface WebSocketSession {

    void run(WebSocket socket) throws InterruptedException;
}
