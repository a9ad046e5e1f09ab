package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [WebSocket] on a connection that has left HTTP.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class ChannelWebSocket implements WebSocket {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelWebSocket.class);

    /// The largest message taken, as upstream's library limits it.
    private static final int MAX_MESSAGE = 32 << 20;

    private final Connection connection;
    private final Exchange exchange;
    private final String protocol;
    private final Inbox<byte[]> inbox;
    private final AtomicBoolean closed = new AtomicBoolean();

    ChannelWebSocket(Connection connection, Exchange exchange, String protocol) {
        this.connection = connection;
        this.exchange = exchange;
        this.protocol = protocol;
        this.inbox = Inbox.ofBytes(channel());
    }

    private Channel channel() {
        return connection.outlet().channel();
    }

    /// What the connection needs in HTTP's place.
    List<ChannelHandler> handlers() {
        var config = WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(MAX_MESSAGE).build();
        return List.of(
                new WebSocket13FrameEncoder(false),
                new WebSocket13FrameDecoder(config),
                new WebSocketFrameAggregator(MAX_MESSAGE),
                new Frames());
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Optional<byte[]> receive() throws InterruptedException {
        return inbox.take();
    }

    @Override
    public void send(byte[] bytes) throws InterruptedException {
        connection.outlet().send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }

    @Override
    public void sendText(String text) throws InterruptedException {
        connection.outlet().send(new TextWebSocketFrame(text));
    }

    @Override
    public void onGone(Runnable action) {
        exchange.atEnd(action);
    }

    @Override
    public void close(int code, String reason) {
        if (closed.compareAndSet(false, true)) {
            channel()
                    .writeAndFlush(new CloseWebSocketFrame(code, reason))
                    .addListener(_ -> connection.linger());
        }
    }

    /// Takes the frames off the event loop.
    private final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            switch (frame) {
                case PingWebSocketFrame ping ->
                        channel().writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                case PongWebSocketFrame _ -> {}
                case CloseWebSocketFrame close -> {
                    inbox.end();
                    close(close.statusCode() == -1 ? 1000 : close.statusCode(), "");
                }
                default -> inbox.put(ByteBufUtil.getBytes(frame.content()));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            inbox.end();
            exchange.clientGone();
            context.fireChannelInactive();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("websocket broken", cause);
            inbox.end();
            channel().close();
        }
    }
}
