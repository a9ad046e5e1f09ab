package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;

/// A request's body while it arrives: filled on the event loop, read by one thread. While nobody
/// reads, its client has to wait.
final class ArrivingBody extends InputStream {
    private final Inbox<byte[]> inbox;
    private byte[] piece = new byte[0];
    private int at;
    private volatile boolean whole;

    ArrivingBody(Channel channel) {
        this.inbox = Inbox.ofBytes(channel);
    }

    // ---- on the event loop

    void add(ByteBuf bytes) {
        if (bytes.isReadable()) {
            inbox.put(ByteBufUtil.getBytes(bytes));
        }
    }

    /// That was all.
    void complete() {
        whole = true;
        inbox.end();
    }

    /// The client has gone in the middle of it.
    void breakOff() {
        inbox.end();
    }

    // ---- by its reader

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (at == piece.length && !next()) {
            if (whole) {
                return -1;
            }
            throw new IOException("unexpected EOF");
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, to, offset, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        try {
            Optional<byte[]> more = inbox.take();
            piece = more.orElse(new byte[0]);
            at = 0;
            return more.isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
