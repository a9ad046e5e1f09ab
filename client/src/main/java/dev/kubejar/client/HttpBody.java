package dev.kubejar.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A body in a stream of HTTP/1.1: of a known length, in chunks, or to the connection's end. At its
/// end it reads -1 and the stream stands at what comes next. Closing it leaves the stream alone.
///
/// Failures are worded as Go's client words them: `unexpected EOF`.
public final class HttpBody extends InputStream {
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final long TO_THE_END = Long.MAX_VALUE;

    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean ended;

    private HttpBody(InputStream in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
        this.ended = !chunked && left == 0;
    }

    /// A body of `length` bytes.
    public static HttpBody ofLength(InputStream in, long length) {
        return new HttpBody(in, false, length);
    }

    public static HttpBody chunked(InputStream in) {
        return new HttpBody(in, true, 0);
    }

    /// Whatever comes until the other side closes.
    public static HttpBody toTheEnd(InputStream in) {
        return new HttpBody(in, false, TO_THE_END);
    }

    /// Whether it has been read to its end, and the stream is good for what comes next.
    public boolean isAtEnd() {
        return ended && left != TO_THE_END;
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
        if (left != TO_THE_END) {
            left -= count;
            endOfPart();
        }
        return count;
    }

    private int atEnd() throws EOFException {
        if (left != TO_THE_END) {
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
            readLine(in);
        } else {
            ended = true;
        }
    }

    private void nextChunk() throws IOException {
        left = size(readLine(in).split(";", 2)[0].strip());
        if (left == 0) {
            while (!readLine(in).isEmpty()) {
                // trailers say nothing that anybody asks for
            }
            ended = true;
        }
    }

    private static long size(String digits) throws IOException {
        try {
            long size = Long.parseLong(digits, 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IOException("invalid byte in chunk length");
    }

    /// A line of a head, or between chunks, without its end.
    public static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("EOF");
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new IOException("net/http: HTTP/1.x transport connection broken: too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
