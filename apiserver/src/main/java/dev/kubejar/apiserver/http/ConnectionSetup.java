package dev.kubejar.apiserver.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the pipeline of each new connection: TLS, then what its client has chosen by ALPN.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSetup.class);

    private final Tls tls;
    private final ServerState server;
    private final ChannelGroup connections;

    ConnectionSetup(Tls tls, ServerState server, ChannelGroup connections) {
        this.tls = tls;
        this.server = server;
        this.connections = connections;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (connections.size() >= server.limits().connections()) {
            channel.close();
            return;
        }
        connections.add(channel);
        var deadline = server.deadlines().of(channel, server.limits().headerTime());
        SslHandler handler = tls.newHandler();
        handler.setHandshakeTimeoutMillis(0); // the deadline covers it
        channel.pipeline().addLast(handler, new Negotiation(handler, deadline));
    }

    /// Waits for the end of the handshake and goes on with HTTP/2 or HTTP/1.1.
    private final class Negotiation extends ApplicationProtocolNegotiationHandler {
        private final SslHandler handler;
        private final Deadlines.Deadline deadline;

        Negotiation(SslHandler handler, Deadlines.Deadline deadline) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.handler = handler;
            this.deadline = deadline;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String fallback) {
            var channel = (SocketChannel) context.channel();
            var origin =
                    new Request.Origin(
                            channel.remoteAddress(),
                            Tls.certificates(handler.engine().getSession()));
            if (Tls.speaksHttp2(handler)) {
                channel.pipeline().addLast(Http2.handlers(server, origin, deadline));
            } else {
                http1(channel, origin);
            }
        }

        private void http1(SocketChannel channel, Request.Origin origin) {
            var outlet = new Outlet(channel);
            var reader = new RequestReader(server, origin, outlet, deadline, false);
            channel.pipeline()
                    .addLast(
                            new FirstByte(reader),
                            new HttpServerCodec(decoding(server.limits())),
                            outlet,
                            reader);
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("handshake failed remote={}", context.channel().remoteAddress(), cause);
            context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("connection broken remote={}", context.channel().remoteAddress(), cause);
            context.close();
        }
    }

    private static HttpDecoderConfig decoding(Limits limits) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.headerBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxChunkSize(64 * 1024)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setAllowDuplicateContentLengths(false);
    }
}
