package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;
import java.util.Optional;

/// A connection that has left HTTP for a protocol that is not spoken here: its bytes as they come.
/// Received by one thread, sent by another.
public final class RawConnection {
    private final Connection connection;
    private final Exchange exchange;
    private final Inbox<byte[]> inbox;

    RawConnection(Connection connection, Exchange exchange) {
        this.connection = connection;
        this.exchange = exchange;
        this.inbox = Inbox.ofBytes(channel());
    }

    private Channel channel() {
        return connection.outlet().channel();
    }

    /// What the connection needs in HTTP's place.
    List<ChannelHandler> handlers() {
        return List.of(new Bytes());
    }

    /// Blocks for more; empty when the client has gone.
    public Optional<byte[]> receive() throws InterruptedException {
        return inbox.take();
    }

    /// Sends `bytes`, which must not change afterwards; blocks while the client is slow, and throws
    /// when it has gone.
    public void send(byte[] bytes) throws InterruptedException {
        connection.outlet().send(Unpooled.wrappedBuffer(bytes));
    }

    /// Runs `action` once, on any thread, when the client has gone or the session has ended.
    public void onGone(Runnable action) {
        exchange.atEnd(action);
    }

    /// Takes the bytes off the event loop.
    private final class Bytes extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            inbox.put(ByteBufUtil.getBytes(bytes));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            inbox.end();
            exchange.clientGone();
            context.fireChannelInactive();
        }
    }
}
