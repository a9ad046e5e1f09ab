package dev.kubejar.apiserver.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Turns the response to one request into HTTP. On the request's virtual thread; the bytes go to
/// the event loop.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class ResponseWriter {
    /// Up to this size a body goes out in one piece with its head.
    private static final int ONE_PIECE = 64 * 1024;

    /// For clients that still wait when the server closes.
    private static final Response UNANSWERED = Response.text(503, "apiserver is shutting down\n");

    private final Connection connection;
    private final ResponseHead heads;

    ResponseWriter(Connection connection, ResponseHead heads) {
        this.connection = connection;
        this.heads = heads;
    }

    void write(Exchange exchange, Request request, Response response) throws InterruptedException {
        switch (response) {
            case Response.Content content -> content(exchange, request, content);
            case Response.Deferred deferred ->
                    write(exchange, request, awaited(exchange, deferred.answering()));
            case Response.Streamed streamed -> streamed(exchange, request, streamed);
            case Response.WebSocketUpgrade upgrade ->
                    unlessUpgraded(
                            exchange,
                            request,
                            new Upgrades(connection, exchange, request).webSocket(upgrade));
            case Response.Tunnel tunnel ->
                    unlessUpgraded(
                            exchange,
                            request,
                            new Upgrades(connection, exchange, request).tunnel(tunnel));
            case Response.SpdyUpgrade upgrade ->
                    unlessUpgraded(
                            exchange,
                            request,
                            new Upgrades(connection, exchange, request).spdy(upgrade));
        }
    }

    private static Response awaited(Exchange exchange, Response.Answering answering)
            throws InterruptedException {
        var answer = new AtomicReference<Response>(UNANSWERED);
        exchange.stream(() -> answer.set(answering.answer()));
        return answer.get();
    }

    /// Ends the response so that the client can tell that it is not whole.
    void breakOff() {
        connection.outlet().channel().close();
    }

    // ---- whole bodies

    private void content(Exchange exchange, Request request, Response.Content content)
            throws InterruptedException {
        long length = content.parts().stream().mapToLong(part -> part.length).sum();
        boolean gzip = Gzip.suits(request, content, length);
        if (request.method().equals("HEAD")) {
            inOnePiece(request, content, List.of(), length);
        } else if (gzip) {
            HttpResponse head = head(request, content.code(), content.headers());
            head.headers().set(Names.CONTENT_ENCODING, HttpHeaderValues.GZIP);
            head.headers().add(Names.VARY, "Accept-Encoding");
            var sink = begin(exchange, unknownLength(head));
            Gzip.write(content.parts(), sink);
            sink.end(connection::sent);
        } else if (length > ONE_PIECE) {
            HttpResponse head = head(request, content.code(), content.headers());
            head.headers().set(Names.CONTENT_LENGTH, length);
            var sink = begin(exchange, head);
            for (byte[] part : content.parts()) {
                sink.write(part);
            }
            sink.end(connection::sent);
        } else {
            inOnePiece(request, content, content.parts(), length);
        }
    }

    private void inOnePiece(
            Request request, Response.Content content, List<byte[]> parts, long length)
            throws InterruptedException {
        var whole =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(content.code()),
                        Unpooled.wrappedBuffer(
                                Math.max(1, parts.size()), parts.toArray(byte[][]::new)));
        heads.fill(whole, request, content.headers(), connection);
        whole.headers().set(Names.CONTENT_LENGTH, length);
        connection.outlet().send(whole, connection::sent);
    }

    // ---- streams

    private void streamed(Exchange exchange, Request request, Response.Streamed streamed)
            throws InterruptedException {
        var sink =
                begin(exchange, unknownLength(head(request, streamed.code(), streamed.headers())));
        if (!request.method().equals("HEAD")) {
            exchange.stream(() -> streamed.source().writeTo(sink));
        }
        sink.end(connection::sent);
    }

    private HttpResponse head(Request request, int code, Headers headers) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code));
        heads.fill(head, request, headers, connection);
        return head;
    }

    /// In chunks, unless whoever streams has said how long the body is.
    private HttpResponse unknownLength(HttpResponse head) {
        boolean known = head.headers().contains(Names.CONTENT_LENGTH);
        if (connection.framing() == Connection.Framing.CHUNKED && !known) {
            head.headers().set(Names.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        return head;
    }

    private ChannelSink begin(Exchange exchange, HttpResponse head) throws InterruptedException {
        connection.outlet().send(head);
        return new ChannelSink(connection.outlet(), exchange);
    }

    private void unlessUpgraded(
            Exchange exchange, Request request, Optional<Response.Content> refusal)
            throws InterruptedException {
        if (refusal.isPresent()) {
            content(exchange, request, refusal.get());
        }
    }
}
