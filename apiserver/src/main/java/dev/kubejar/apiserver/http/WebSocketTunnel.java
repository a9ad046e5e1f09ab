package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;

/// Carries another protocol's bytes in a WebSocket's messages, whose bounds mean nothing.
///
/// Source: [KEP-4006](https://github.com/kubernetes/enhancements/issues/4006)
final class WebSocketTunnel {
    private static final int MAX_FRAME = 32 << 20;

    private WebSocketTunnel() {}

    /// `inner`, with the tunnel around it.
    static List<ChannelHandler> around(List<ChannelHandler> inner) {
        var config = WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(MAX_FRAME).build();
        var all = new ArrayList<ChannelHandler>();
        all.add(new WebSocket13FrameEncoder(false));
        all.add(new WebSocket13FrameDecoder(config));
        all.add(new Unwrap());
        all.add(new Wrap());
        all.addAll(inner);
        return all;
    }

    /// Messages to bytes.
    @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
    private static final class Unwrap extends SimpleChannelInboundHandler<WebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            switch (frame) {
                case PingWebSocketFrame ping ->
                        context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                case PongWebSocketFrame _ -> {}
                case CloseWebSocketFrame close -> {
                    context.writeAndFlush(close.retain());
                    context.close();
                }
                default -> context.fireChannelRead(frame.content().retain());
            }
        }
    }

    /// Bytes to messages.
    @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
    private static final class Wrap extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            Object wrapped =
                    message instanceof ByteBuf bytes ? new BinaryWebSocketFrame(bytes) : message;
            context.write(wrapped, promise);
        }
    }
}
