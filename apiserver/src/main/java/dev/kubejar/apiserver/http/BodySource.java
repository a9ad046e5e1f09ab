package dev.kubejar.apiserver.http;

/// Writes the body of a streamed response, blocking, on the request's virtual thread. Returning
/// ends the response properly; an exception breaks it off, so that the client can tell.
@FunctionalInterface
public interface BodySource {

    void writeTo(BodySink sink) throws InterruptedException;
}
