package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import java.util.ArrayList;
import java.util.List;

/// Sends a body in pieces that suit a socket: small writes are gathered until a flush, large ones
/// cut. The bytes themselves are never copied here.
final class ChannelSink implements BodySink {
    static final int PIECE = 32 * 1024;

    private final Outlet outlet;
    private final Exchange exchange;
    private final List<byte[]> gathered = new ArrayList<>();
    private int size;

    ChannelSink(Outlet outlet, Exchange exchange) {
        this.outlet = outlet;
        this.exchange = exchange;
    }

    @Override
    public void write(byte[] bytes) throws InterruptedException {
        if (bytes.length >= PIECE) {
            flush();
            cut(bytes);
        } else if (bytes.length > 0) {
            gathered.add(bytes);
            size += bytes.length;
            if (size >= PIECE) {
                flush();
            }
        }
    }

    private void cut(byte[] bytes) throws InterruptedException {
        for (int from = 0; from < bytes.length; from += PIECE) {
            int length = Math.min(PIECE, bytes.length - from);
            outlet.send(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes, from, length)));
        }
    }

    @Override
    public void flush() throws InterruptedException {
        if (size > 0) {
            outlet.send(new DefaultHttpContent(take()));
        }
    }

    @Override
    public void onGone(Runnable action) {
        exchange.atEnd(action);
    }

    /// Sends the rest and the end of the body; `then` runs when they are written.
    void end(Runnable then) throws InterruptedException {
        outlet.send(new DefaultLastHttpContent(take()), then);
    }

    private ByteBuf take() {
        ByteBuf taken = Unpooled.wrappedBuffer(gathered.size(), gathered.toArray(byte[][]::new));
        gathered.clear();
        size = 0;
        return taken;
    }
}
