package dev.kubejar.apiserver.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Tells the reader of a connection that bytes have come, before they make a request.
final class FirstByte extends ChannelInboundHandlerAdapter {
    private final RequestReader reader;

    FirstByte(RequestReader reader) {
        this.reader = reader;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        reader.bytesCame();
        context.fireChannelRead(bytes);
    }
}
