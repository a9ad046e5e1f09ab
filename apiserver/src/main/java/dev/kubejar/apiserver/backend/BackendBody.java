package dev.kubejar.apiserver.backend;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The body of an answer: of a known length, in chunks, or to the connection's end. Closing it
/// closes the connection, on any thread.
final class BackendBody extends InputStream {
    private final InputStream in;
    private final BackendConnection connection;
    private final boolean chunked;
    private long left;
    private boolean ended;

    private BackendBody(InputStream in, BackendConnection connection, boolean chunked, long left) {
        this.in = in;
        this.connection = connection;
        this.chunked = chunked;
        this.left = left;
        this.ended = !chunked && left == 0;
    }

    /// @param length in bytes; `Long.MAX_VALUE` reads to the connection's end
    static BackendBody ofLength(InputStream in, long length, BackendConnection connection) {
        return new BackendBody(in, connection, false, length);
    }

    static BackendBody chunked(InputStream in, BackendConnection connection) {
        return new BackendBody(in, connection, true, 0);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(to, offset, (int) Math.min(length, left));
        if (count < 0) {
            return atEnd();
        }
        if (left != Long.MAX_VALUE) {
            left -= count;
            endOfPart();
        }
        return count;
    }

    private int atEnd() throws EOFException {
        if (left != Long.MAX_VALUE) {
            throw new EOFException("unexpected EOF");
        }
        ended = true;
        return -1;
    }

    private void endOfPart() throws IOException {
        if (left > 0) {
            return;
        }
        if (chunked) {
            BackendConnection.line(in);
        } else {
            ended = true;
        }
    }

    private void nextChunk() throws IOException {
        String size = BackendConnection.line(in).split(";", 2)[0].strip();
        try {
            left = Long.parseLong(size, 16);
            if (left < 0) {
                throw new IOException("invalid byte in chunk length");
            }
        } catch (NumberFormatException e) {
            throw new IOException("invalid byte in chunk length", e);
        }
        if (left == 0) {
            while (!BackendConnection.line(in).isEmpty()) {
                // trailers are for the connection alone
            }
            ended = true;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
