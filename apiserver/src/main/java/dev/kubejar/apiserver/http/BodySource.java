package dev.kubejar.apiserver.http;

import java.io.InputStream;

/// Writes the body of a streamed response, blocking, on the request's virtual thread. Returning
/// ends the response properly; an exception breaks it off, so that the client can tell.
@FunctionalInterface
public interface BodySource {

    /// The bytes of `stream` as they come. It is closed at its end, or when the client has gone.
    static BodySource copyOf(InputStream stream) {
        return sink -> StreamCopy.copy(stream, sink);
    }

    void writeTo(BodySink sink) throws InterruptedException;
}
