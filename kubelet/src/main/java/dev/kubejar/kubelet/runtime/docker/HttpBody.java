package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body in an HTTP/1.1 stream: of a known length, or in chunks. At its end it reads -1 and the
/// stream stands at the next answer.
final class HttpBody extends InputStream {
    private static final int LINE_MAX_BYTES = 16 * 1024;

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

    static HttpBody ofLength(InputStream in, long length) {
        return new HttpBody(in, false, length);
    }

    static HttpBody chunked(InputStream in) {
        return new HttpBody(in, true, 0);
    }

    boolean isAtEnd() {
        return ended;
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
            throw new EOFException("the engine hung up in the middle of an answer");
        }
        left -= count;
        if (left == 0) {
            endOfPart();
        }
        return count;
    }

    private void nextChunk() throws IOException {
        String size = readLine(in).split(";", 2)[0].strip();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException e) {
            throw new IOException("not the size of a chunk: " + size, e);
        }
        if (left == 0) {
            skipTrailer();
            ended = true;
        }
    }

    private void skipTrailer() throws IOException {
        while (!readLine(in).isEmpty()) {
            // The engine's trailers say nothing that we ask for.
        }
    }

    private void endOfPart() throws IOException {
        if (chunked) {
            readLine(in);
        } else {
            ended = true;
        }
    }

    /// A line without its end.
    static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the engine hung up");
            }
            if (line.size() == LINE_MAX_BYTES) {
                throw new IOException("a line of an HTTP head is too long");
            }
            line.write(b);
        }
        String text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
