package dev.kubejar.apiserver.http;

/// Answers requests. Called on a virtual thread of the request's own; may block.
///
/// A [dev.kubejar.api.status.StatusException] becomes its `Status`; any other exception is logged
/// once and answered with 500, and nothing of it reaches the client.
@FunctionalInterface
public interface Handler {

    Response handle(Request request) throws InterruptedException;

    /// Whether requests to `path` are handled while their bodies arrive, which may be of any length
    /// then. On the event loop: to be decided at once.
    default boolean takesStreams(String path) {
        return false;
    }
}
