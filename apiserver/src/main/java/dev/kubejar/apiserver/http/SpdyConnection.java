package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.spdy.DefaultSpdyGoAwayFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyGoAwayFrame;
import io.netty.handler.codec.spdy.SpdyHeaders;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's side of SPDY/3.1 as Kubernetes' clients speak it: they open streams, we answer.
///
/// Their library knows no flow control per stream, so there is none here either: a slow side makes
/// the connection as a whole wait.
///
/// Source: [SPDY/3.1](https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/)
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
public final class SpdyConnection {
    private static final Logger LOG = LoggerFactory.getLogger(SpdyConnection.class);
    private static final int MAX_STREAMS = 1000;

    private final Connection connection;
    private final Exchange exchange;
    private final String protocol;
    private final Inbox<SpdyStream> opened;

    SpdyConnection(Connection connection, Exchange exchange, String protocol) {
        this.connection = connection;
        this.exchange = exchange;
        this.protocol = protocol;
        this.opened = new Inbox<>(MAX_STREAMS, _ -> 1, channel());
    }

    private Channel channel() {
        return connection.outlet().channel();
    }

    /// The protocol agreed on for what goes over the streams.
    public String protocol() {
        return protocol;
    }

    /// Blocks for the next stream that the client opens; empty when it has gone.
    public Optional<SpdyStream> accept() throws InterruptedException {
        return opened.take();
    }

    /// What the connection needs in HTTP's place.
    List<ChannelHandler> handlers() {
        return List.of(new SpdyFrameCodec(SpdyVersion.SPDY_3_1), new Frames());
    }

    void close() {
        channel().writeAndFlush(new DefaultSpdyGoAwayFrame(0));
    }

    /// Keeps the streams. On the event loop.
    private final class Frames extends SimpleChannelInboundHandler<SpdyFrame> {
        private final Map<Integer, SpdyStream> streams = new HashMap<>();

        @Override
        protected void channelRead0(ChannelHandlerContext context, SpdyFrame frame) {
            switch (frame) {
                case SpdySynStreamFrame open -> open(open);
                case SpdyDataFrame part -> data(part);
                case SpdyRstStreamFrame reset -> reset(reset);
                case SpdyPingFrame ping -> channel().writeAndFlush(ping);
                case SpdyGoAwayFrame _ -> opened.end();
                default -> {} // settings and windows say nothing to us
            }
        }

        private void open(SpdySynStreamFrame frame) {
            int id = frame.streamId();
            streams.values().removeIf(SpdyStream::isOver);
            if (frame.isInvalid() || frame.isTruncated() || streams.size() >= MAX_STREAMS) {
                channel()
                        .writeAndFlush(
                                new DefaultSpdyRstStreamFrame(id, SpdyStreamStatus.REFUSED_STREAM));
                return;
            }
            var stream = new SpdyStream(id, headers(frame.headers()), connection.outlet());
            streams.put(id, stream);
            var reply = new DefaultSpdySynReplyFrame(id);
            reply.headers().set("status", "200"); // Go's reader wants at least one
            channel().writeAndFlush(reply);
            if (frame.isLast()) {
                stream.ended();
            }
            opened.put(stream);
        }

        private static Headers headers(SpdyHeaders headers) {
            var fields = new ArrayList<Map.Entry<String, String>>();
            headers.forEach(field ->
                    fields.add(Map.entry(field.getKey().toString(), field.getValue().toString())));
            return Headers.of(fields);
        }

        private void data(SpdyDataFrame frame) {
            SpdyStream stream = streams.get(frame.streamId());
            if (stream == null) {
                return;
            }
            stream.received(ByteBufUtil.getBytes(frame.content()));
            if (frame.isLast()) {
                stream.ended();
            }
        }

        private void reset(SpdyRstStreamFrame frame) {
            SpdyStream stream = streams.remove(frame.streamId());
            if (stream != null) {
                stream.wasReset();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            opened.end();
            List.copyOf(streams.values()).forEach(SpdyStream::wasReset);
            streams.clear();
            exchange.clientGone();
            context.fireChannelInactive();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("spdy broken", cause);
            channel().close();
        }
    }
}
