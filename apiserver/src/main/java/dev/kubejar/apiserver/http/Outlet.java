package dev.kubejar.apiserver.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// A channel's way out for threads that may block: waits while the peer does not take what was
/// written. Stands in the channel's pipeline, to learn when it may go on.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
final class Outlet extends ChannelInboundHandlerAdapter {
    private final Channel channel;

    Outlet(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }

    /// Throws when the peer has gone.
    void send(Object message) throws InterruptedException {
        awaitWritable();
        channel.writeAndFlush(message);
    }

    /// As [#send]; `then` runs on the event loop when the message is written, or can no more be.
    void send(Object message, Runnable then) throws InterruptedException {
        awaitWritable();
        channel.writeAndFlush(message).addListener(_ -> then.run());
    }

    private synchronized void awaitWritable() throws InterruptedException {
        while (channel.isActive() && !channel.isWritable()) {
            wait();
        }
        if (!channel.isActive()) {
            throw new InterruptedException("the peer has gone");
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        wake();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        wake();
        context.fireChannelInactive();
    }
}
