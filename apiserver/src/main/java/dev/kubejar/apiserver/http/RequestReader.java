package dev.kubejar.apiserver.http;

import dev.kubejar.api.status.StatusException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects one request after the other from a connection of HTTP/1.1, or the only one of an HTTP/2
/// stream, and starts an [Exchange] for each. On the event loop.
///
/// It goes on reading while a request runs, because only so does one learn that the client has
/// gone; what a pipelining client sends meanwhile waits, up to a bound.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class RequestReader extends SimpleChannelInboundHandler<HttpObject> implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);
    private static final int WAITING = 64;

    /// How long a client that is answered early may take to stop sending and read its answer.
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final ServerState server;
    private final Request.Origin origin;
    private final Outlet outlet;
    private final Channel channel;
    private final Deadlines.Deadline deadline;
    private final boolean multiplexed;
    private final Queue<HttpObject> waiting = new ArrayDeque<>();

    private @Nullable Incoming incoming;
    private @Nullable Exchange running;
    private @Nullable ArrivingBody arriving;
    private boolean discarding;
    private boolean idle;
    private volatile boolean keepAlive = true;
    private volatile boolean http10;

    RequestReader(
            ServerState server,
            Request.Origin origin,
            Outlet outlet,
            Deadlines.Deadline deadline,
            boolean multiplexed) {
        this.server = server;
        this.origin = origin;
        this.outlet = outlet;
        this.channel = outlet.channel();
        this.deadline = deadline;
        this.multiplexed = multiplexed;
    }

    // ---- reading

    /// Bytes have come. The first of a request start the time for its headers.
    void bytesCame() {
        if (idle) {
            idle = false;
            deadline.in(server.limits().headerTime());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (discarding) {
            return;
        }
        if (arriving != null && part instanceof HttpContent content) {
            arrived(arriving, content);
            return;
        }
        if (running == null) {
            accept(part);
            return;
        }
        waiting.add(ReferenceCountUtil.retain(part));
        if (waiting.size() >= WAITING) {
            channel.config().setAutoRead(false);
        }
    }

    private void accept(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            refuse(Refusal.unreadable(part.decoderResult().cause()));
            return;
        }
        if (part instanceof HttpRequest head) {
            begin(head);
        }
        if (part instanceof HttpContent content && incoming != null) {
            collect(incoming, content);
        }
    }

    private void begin(HttpRequest head) {
        Optional<Refusal> refusal = Refusal.of(head);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        keepAlive = HttpUtil.isKeepAlive(head);
        http10 = head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        deadline.in(server.limits().bodyTime());
        var begun = new Incoming(head, server.limits().bodyBytes());
        incoming = begun;
        boolean streams = begun.hasBody() && server.handler().takesStreams(begun.path());
        if (begun.tooLarge() && !streams) {
            cutShort(begun);
            return;
        }
        if (begun.expectsContinue()) {
            channel.writeAndFlush(
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.CONTINUE,
                            Unpooled.EMPTY_BUFFER));
        }
        if (streams) {
            var body = new ArrivingBody(channel);
            arriving = body;
            start(() -> begun.request(origin, body));
        }
    }

    /// More of the body of the request that runs.
    private void arrived(ArrivingBody body, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            body.breakOff();
            channel.close();
            return;
        }
        body.add(content.content());
        if (content instanceof LastHttpContent) {
            arriving = null;
            body.complete();
        }
    }

    private void collect(Incoming request, HttpContent content) {
        request.add(content.content());
        if (request.tooLarge()) {
            cutShort(request);
        } else if (content instanceof LastHttpContent) {
            start(request);
        }
    }

    /// Answers without the rest of the body.
    private void cutShort(Incoming request) {
        discarding = true;
        keepAlive = false;
        start(request);
    }

    private void start(Incoming complete) {
        start(() -> complete.request(origin));
    }

    private void start(Supplier<Request> request) {
        incoming = null;
        deadline.never();
        try {
            var writer = new ResponseWriter(this, server.heads());
            var exchange = new Exchange(request.get(), server.handler(), writer);
            running = exchange;
            server.exchanges().start(exchange);
        } catch (StatusException _) {
            refuse(Refusal.BAD_REQUEST);
        }
    }

    private void refuse(Refusal refusal) {
        discarding = true;
        incoming = null;
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(refusal.code()),
                        Unpooled.copiedBuffer(refusal.text(), StandardCharsets.UTF_8));
        response.headers()
                .set(Names.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(Names.CONTENT_LENGTH, response.content().readableBytes())
                .set(Names.CONNECTION, HttpHeaderValues.CLOSE);
        channel.writeAndFlush(response).addListener(_ -> hangUp());
    }

    /// Lets a client that waits for nothing but the end have it at once.
    private void hangUp() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        }
        linger();
    }

    // ---- the connection, for those who answer

    @Override
    public Outlet outlet() {
        return outlet;
    }

    @Override
    public boolean keepsAlive() {
        return keepAlive && !server.exchanges().closing();
    }

    @Override
    public Framing framing() {
        if (multiplexed) {
            return Framing.FRAMES;
        }
        return http10 ? Framing.CLOSE : Framing.CHUNKED;
    }

    @Override
    public void sent() {
        running = null;
        if (arriving != null) { // answered before all of its body has come
            arriving = null;
            discarding = true;
            channel.config().setAutoRead(true);
        }
        if (discarding) {
            linger();
        } else if (!multiplexed && (http10 || !keepsAlive())) {
            channel.close();
        } else if (!multiplexed) {
            idle = true;
            deadline.in(server.limits().idleTime());
            acceptWaiting();
        }
    }

    private void acceptWaiting() {
        while (running == null && !waiting.isEmpty()) {
            HttpObject part = waiting.remove();
            try {
                idle = false;
                accept(part);
            } finally {
                ReferenceCountUtil.release(part);
            }
        }
        channel.config().setAutoRead(true);
    }

    @Override
    public void linger() {
        deadline.in(LINGER);
        channel.config().setAutoRead(true);
    }

    @Override
    public void upgrade(FullHttpResponse switching, List<ChannelHandler> handlers) {
        channel.eventLoop().execute(() -> replaceHttp(switching, handlers));
    }

    private void replaceHttp(FullHttpResponse switching, List<ChannelHandler> handlers) {
        channel.writeAndFlush(switching);
        handlers.forEach(channel.pipeline()::addLast);
        channel.pipeline().remove(HttpServerCodec.class); // passes on bytes that it still holds
        channel.pipeline().remove(this);
    }

    // ---- ends

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ServerCloses.NOW && !multiplexed && running == null && incoming == null) {
            channel.close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (arriving != null) {
            arriving.breakOff();
        }
        if (running != null) {
            running.clientGone();
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection broken remote={}", origin.remote(), cause);
        channel.close();
    }
}
