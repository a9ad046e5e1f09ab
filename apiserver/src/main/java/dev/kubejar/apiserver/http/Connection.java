package dev.kubejar.apiserver.http;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;

/// What carries one request at a time: an HTTP/1.1 connection or a stream of HTTP/2. As the
/// request's virtual thread sees it.
interface Connection {

    Outlet outlet();

    /// Whether another request may follow, as far as is known now.
    boolean keepsAlive();

    /// How the client learns where a body of unknown length ends.
    Framing framing();

    /// The response was written to its end. On the event loop.
    void sent();

    /// Answers with `switching` and goes on with `handlers` in HTTP's place. For [Framing#CHUNKED]
    /// only.
    void upgrade(FullHttpResponse switching, List<ChannelHandler> handlers);

    /// All is said: leaves the client a moment to read it and to close, then closes.
    void linger();

    /// The ways to end a body.
    enum Framing {
        /// HTTP/1.1.
        CHUNKED,
        /// HTTP/2 has frames of its own.
        FRAMES,
        /// HTTP/1.0: the connection ends with the body.
        CLOSE
    }
}
