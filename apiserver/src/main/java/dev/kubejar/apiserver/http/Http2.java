package dev.kubejar.apiserver.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HTTP/2: each stream is a channel of its own with the same reader as a connection of HTTP/1.1.
///
/// Against floods: streams at once, resets per time, small CONTINUATION frames and the size of the
/// headers are bounded.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class Http2 {
    private static final Logger LOG = LoggerFactory.getLogger(Http2.class);
    private static final int STREAMS = 100;

    /// What the streams of a connection write at about the same time, such as an event that many of
    /// them watch, goes out in one piece; so many writes at most.
    private static final int MOST_WRITES = 256;

    private static final int WINDOW = 256 * 1024;
    private static final int RESETS = 200;
    private static final int RESETS_SECONDS = 30;
    private static final int SMALL_CONTINUATIONS = 16;

    private Http2() {}

    static ChannelHandler[] handlers(
            ServerState server, Request.Origin origin, Deadlines.Deadline deadline) {
        var settings =
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(STREAMS)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(server.limits().headerBytes());
        var frames =
                Http2FrameCodecBuilder.forServer()
                        .initialSettings(settings)
                        .decoderEnforceMaxRstFramesPerWindow(RESETS, RESETS_SECONDS)
                        .decoderEnforceMaxSmallContinuationFrames(SMALL_CONTINUATIONS)
                        .gracefulShutdownTimeoutMillis(server.limits().closeTime().toMillis())
                        .build();
        var connection = new ConnectionEnd(server, deadline);
        var streams = new Http2MultiplexHandler(new StreamSetup(server, origin, connection));
        return new ChannelHandler[] {
            new FlushConsolidationHandler(MOST_WRITES, true), frames, streams, connection
        };
    }

    /// Builds the pipeline of each new stream.
    private static final class StreamSetup extends ChannelInitializer<Channel> {
        private final ServerState server;
        private final Request.Origin origin;
        private final ConnectionEnd connection;

        StreamSetup(ServerState server, Request.Origin origin, ConnectionEnd connection) {
            this.server = server;
            this.origin = origin;
            this.connection = connection;
        }

        @Override
        protected void initChannel(Channel stream) {
            connection.streamOpened(stream);
            var deadline = server.deadlines().of(stream, server.limits().headerTime());
            var outlet = new Outlet(stream);
            stream.pipeline()
                    .addLast(
                            new Http2StreamFrameToHttpObjectCodec(true),
                            outlet,
                            new RequestReader(server, origin, outlet, deadline, true));
        }
    }

    /// The connection as a whole: idle while it has no stream, and told to go away when the server
    /// closes.
    private static final class ConnectionEnd extends ChannelInboundHandlerAdapter {
        private final ServerState server;
        private final Deadlines.Deadline deadline;
        private int streams;

        ConnectionEnd(ServerState server, Deadlines.Deadline deadline) {
            this.server = server;
            this.deadline = deadline;
        }

        void streamOpened(Channel stream) {
            streams++;
            deadline.never();
            stream.closeFuture().addListener(_ -> streamClosed());
        }

        private void streamClosed() {
            streams--;
            if (streams == 0) {
                deadline.in(server.limits().idleTime());
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ServerCloses.NOW) {
                context.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
            }
            context.fireUserEventTriggered(event);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("connection broken remote={}", context.channel().remoteAddress(), cause);
            context.close();
        }
    }
}
